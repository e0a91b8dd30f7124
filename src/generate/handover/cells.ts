import { figures } from '../../catalog/figures';
import type { EdgeInterface, Neighbor, Tunnel } from '../../edge';
import type { Cell } from './table';

/** The outer tag of a sub-interface, where it has two. */
export const outerTag = ({ tags }: EdgeInterface): Cell =>
  tags.kind === 'qinq' ? (tags.outer === 'stag' ? 'given by Azure' : tags.outer) : undefined;

/** The VLAN id of a sub-interface; behind an outer tag the inner one. */
export const vlanIdOf = ({ tags }: EdgeInterface): Cell =>
  tags.kind === 'qinq' ? tags.inner : tags.kind === 'dot1q' ? tags.vlanId : undefined;

/** Times between two packets, and how many have to be lost. */
export const bfdText = (bfd: boolean): string => (bfd ? `${figures.bfdMilliseconds} ms x 3` : 'no');

/** At how many prefixes the side that takes them closes the session. */
export const limitText = (maximum: Neighbor['maximumPrefix']): Cell =>
  maximum && `${maximum.limit}, warning at ${maximum.warning} %`;

/** What the two sides of a tunnel agree on: of IKE, of IPsec, and the seconds that it holds. */
export const proposalCells = ({ ike }: Tunnel): readonly Cell[] => [
  `${ike.ikeEncryption} ${ike.ikeIntegrity} ${ike.dhGroup}`,
  `${ike.ipsecEncryption} ${ike.ipsecIntegrity} PFS ${ike.pfsGroup}`,
  ike.saLifeTimeSeconds,
];
