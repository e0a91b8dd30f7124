import { relative } from 'node:path';
import { reasonIn, writeLevelReport } from './level-report.mjs';
import { ROOT } from './run.mjs';

/** Writes one report for each level, in the form that `npm test` sums up. */
export default class LevelReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const levels = new Map();
    for (const module of modules) {
      const [level] = module.project.name.split('-');
      const results = levels.get(level) ?? levels.set(level, []).get(level);
      const file = relative(ROOT, module.moduleId);
      for (const test of module.children.allTests()) results.push(resultOf(test, file));
      const errors = module.errors();
      if (errors.length > 0) results.push({ title: '(file)', file, state: 'failed', error: textOf(errors) });
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) {
          results.push({ title: suite.fullName, file, state: 'failed', error: textOf(suite.errors()) });
        }
      }
    }
    for (const [level, results] of levels) {
      if (unhandledErrors.length > 0) {
        results.push({ title: '(unhandled error)', file: '', state: 'failed', error: textOf(unhandledErrors) });
      }
      writeLevelReport(level, results);
    }
  }
}

function resultOf(test, file) {
  const { state, errors, note = reasonIn(test.fullName) } = test.result();
  return {
    title: test.fullName,
    file,
    state: state === 'passed' || state === 'skipped' ? state : 'failed',
    ms: Math.round(test.diagnostic()?.duration ?? 0),
    ...(errors?.length ? { error: textOf(errors) } : {}),
    ...(note ? { note } : {}),
  };
}

const textOf = (errors) => errors.map(({ message, stack }) => stack ?? message).join('\n');
