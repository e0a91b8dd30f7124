export * from './announcements';
export * from './effective';
export * from './select';
