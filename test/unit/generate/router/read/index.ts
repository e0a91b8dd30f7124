import type { Platform } from '../../../../../src/edge';
import type { PrintedRouter } from '../../../../../src/generate/router/printer';
import { readEos } from './eos';
import { readFrr } from './frr';
import { readIosxe } from './iosxe';
import { readIosxr } from './iosxr';
import { readJunos } from './junos';
import { readNxos } from './nxos';
import type { Said } from './said';

type Reader = (router: PrintedRouter, before: ReadonlySet<string>) => Said;

/** A reader for each platform: what a router that had nothing of ours has after the files were loaded. */
export const readers: Readonly<Record<Platform, Reader>> = {
  'cisco-iosxe': ({ configuration }, before) => readIosxe(configuration, before),
  'cisco-iosxr': ({ configuration }, before) => readIosxr(configuration, before),
  'cisco-nxos': ({ configuration }, before) => readNxos(configuration, before),
  'juniper-junos': ({ configuration }, before) => readJunos(configuration, before),
  frr: ({ configuration, more = [] }, before) => readFrr(configuration, more, before),
  'arista-eos': ({ configuration }, before) => readEos(configuration, before),
};
