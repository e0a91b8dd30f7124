import type { Customer, Design } from '../../design';
import { uniqueNames } from '../names';
import { type GeneratedFile, lines } from '../output';
import { AZURE_FILE, azurePipeline } from './azure';
import { GITHUB_FILE, githubWorkflow } from './github';
import { jobsOf } from './job';

/** Pipelines for GitHub Actions and Azure Pipelines, which do the same. */
export function printPipeline(design: Design, customers: readonly Customer[]): GeneratedFile[] {
  const jobs = jobsOf(design, customers, uniqueNames());
  return [
    { path: GITHUB_FILE, content: lines(githubWorkflow(design, jobs)) },
    { path: AZURE_FILE, content: lines(azurePipeline(design, jobs)) },
  ];
}
