export { MICROSOFT_ASN } from './azure';
export { coreOf } from './core';
export { customerRoutersOf } from './customerRouters';
export { edgeOf, edgeRoutersOf } from './edge';
export type * from './model';
export { type RouterOption, lackOf } from './platforms';
export { azureToken, nameOf as nameOfFilter, secretToken, siteToken } from './names';
