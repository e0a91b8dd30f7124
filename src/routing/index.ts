export * from './announcements';
export * from './effective';
export * from './select';
export * from './failures';
