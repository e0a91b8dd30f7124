export { MICROSOFT_ASN } from './azure';
export { edgeOf, edgeRoutersOf } from './edge';
export type * from './model';
export { azureToken, secretToken, siteToken } from './names';
