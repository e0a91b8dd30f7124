import type { EdgeRouterModel } from '../../edge';
import { definitionsOf } from '../router';
import { outsideInFile } from '../router/portNames';
import { proposalCells } from './cells';
import type { Cell } from './table';

type Row = readonly Cell[];

export const TUNNEL = [
  'tunnel',
  'interface',
  'purpose',
  'local address',
  'gateway',
  'remote address',
  'BGP address of the gateway',
  'key (name)',
  'IKE',
  'IPsec',
  'lifetime (s)',
  'routed into it',
  'IKE policy',
  'segments cut by',
];
export function tunnelRows(model: EdgeRouterModel): Row[] {
  const { interfaceOf, ikePolicyOf, segmentsOf } = definitionsOf(model);
  return model.tunnels.map((one) => [
    one.name,
    interfaceOf(one),
    one.purpose,
    one.localAddress,
    one.gateway,
    one.remoteAddress,
    one.bgpAddress ?? 'no BGP',
    one.secret,
    ...proposalCells(one),
    one.remotePrefixes.map(({ text }) => text).join(' '),
    ikePolicyOf(one),
    segmentsOf(one),
  ]);
}

export const NAT = ['interface', 'pool', 'sources', 'inside VRF', 'inside interfaces', 'outside VRF', 'name'];
export function natRows(model: EdgeRouterModel): Row[] {
  const { nameOfTranslation, insideOf } = definitionsOf(model);
  return model.translations.map((one) => [
    outsideInFile(model, one),
    one.pool.text,
    one.sources.map(({ text }) => text).join(' '),
    one.insideVrf,
    insideOf(one).join(' '),
    one.outsideVrf,
    nameOfTranslation(one),
  ]);
}

export const MACSEC = ['interface', 'name', 'cipher', 'CKN (name)', 'CAK (name)', 'SCI'];
export function macSecRows(model: EdgeRouterModel): Row[] {
  const { nameOfMacSec } = definitionsOf(model);
  return model.macSec.map((one) => [
    one.interface,
    nameOfMacSec(one),
    one.cipher,
    one.cknSecret,
    one.cakSecret,
    one.sci ? 'yes' : 'no',
  ]);
}
