export { MICROSOFT_ASN } from './azure';
export { reachableFrom, routerOfAttachment } from './attachments';
export { coreOf } from './core';
export { customerRoutersOf } from './customerRouters';
export { edgeOf, edgeRoutersOf } from './edge';
export type * from './model';
export { type RouterOption, doesByItself, lackOf } from './platforms';
export { platformOf } from './vpn';
export { azureToken, nameOf as nameOfFilter, secretToken, siteToken } from './names';
