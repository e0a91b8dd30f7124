import type { Kind } from '../kind';
import { PEERING } from './peerings';

/** Global Reach: a private peering of one circuit joined to that of another. */
export const GLOBAL_REACH = `${PEERING}/connections`;

export const globalReachKinds: readonly Kind[] = [
  {
    type: GLOBAL_REACH,
    seconds: 20,
    readOnly: ['circuitConnectionStatus'],
    writeOnly: ['authorizationKey'],
    begin({ properties }) {
      properties.circuitConnectionStatus ??= 'Connecting';
    },
    complete({ properties }) {
      properties.circuitConnectionStatus = 'Connected';
      return undefined;
    },
  },
];
