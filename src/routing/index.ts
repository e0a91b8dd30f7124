export * from './announcements';
export * from './effective';
export * from './select';
export * from './failures';
export * from './endpoint';
export * from './path';
export * from './securityGroup';
export * from './traffic';
