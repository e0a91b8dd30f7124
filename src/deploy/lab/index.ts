export { CommandFailure } from './command';
export { labObjection } from './preflight';
export { type LabRun, runLab } from './run';
