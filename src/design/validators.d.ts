/** Made from the schema when the project is built or tested (scripts/lib/validators.mjs). */
declare module 'virtual:validators' {
  import type { ValidateFunction } from 'ajv';
  export const validateProvider: ValidateFunction;
  export const validateCustomer: ValidateFunction;
}
