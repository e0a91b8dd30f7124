// The package is CommonJS only. Imported lazily as it is, a bundle would give it a default export and no other:
// this module is what is loaded lazily in its place.
export { AuthorizationManagementClient } from '@azure/arm-authorization';
