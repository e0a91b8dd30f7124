export { type FailuresReport, failuresReport, failuresTables } from './failures';
export { pathTables } from './path';
export { kindText, poolTables } from './pools';
export { type RoutesReport, routesReport, routesTables } from './routes';
export { type Table, toMarkdown, toText } from './table';
