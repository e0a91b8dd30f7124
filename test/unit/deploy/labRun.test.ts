import { existsSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandFailure } from '../../../src/deploy/lab/command';
import { type LabRun, runLab } from '../../../src/deploy/lab/run';
import type { LabCheck, LabNode, LabPhase, LabPlan, LabResult } from '../../../src/generate/lab';

/** What happened, in order; and what checks answer. */
const told: string[] = [];
const world: {
  folder: string;
  values: Record<string, string>[];
  answer: (
    check: LabCheck,
    how: { patience: number; changed: boolean },
  ) => Partial<LabResult> | Promise<Partial<LabResult>>;
  refuses: string | undefined;
} = { folder: '', values: [], answer: () => ({}), refuses: undefined };

vi.mock('../../../src/deploy/lab/machine', () => ({
  Machine: {
    of: (_: unknown, folder: string) => {
      world.folder = folder;
      told.push(`machine ${(statSync(folder).mode & 0o777).toString(8)}`);
      return Promise.resolve({});
    },
  },
  ownPlace: () => [],
}));
vi.mock('../../../src/deploy/lab/processes', () => ({
  Processes: class {
    stop = () => {
      told.push('stop');
      return Promise.resolve();
    };
  },
}));
vi.mock('../../../src/deploy/lab/namespaces', () => ({
  PREFIX: 'csplab',
  Namespaces: class {
    nameOf = (node: string) => node;
    build = () => {
      told.push('build');
      return world.refuses === undefined ? Promise.resolve() : Promise.reject(new CommandFailure(world.refuses));
    };
    setLinks = (_: unknown, names: string[], state: string) => {
      if (names.length > 0) told.push(`${names.join('+')} ${state}`);
      return Promise.resolve();
    };
    setSilent = (_: unknown, names: string[], state: string) => {
      if (names.length > 0) told.push(`${names.join('+')} ${state}`);
      return Promise.resolve();
    };
  },
}));
vi.mock('../../../src/deploy/lab/agents', () => ({
  Agent: {
    start: (_m: unknown, _p: unknown, namespace: string, name: string) => {
      told.push(`agent ${namespace} ${name}`);
      return Promise.resolve({});
    },
  },
}));
vi.mock('../../../src/deploy/lab/router', () => ({
  Router: class {
    constructor(readonly node: LabNode) {}
    start = () => {
      told.push(`start ${this.node.name}`);
      return Promise.resolve();
    };
    load = (values: Record<string, string>) => {
      told.push(`load ${this.node.name}`);
      world.values.push(values);
      return Promise.resolve();
    };
    configure = (lines: string[]) => {
      told.push(`${this.node.name}: ${lines.join(' ')}`);
      return Promise.resolve();
    };
  },
}));
vi.mock('../../../src/deploy/lab/checks', () => ({
  perform: async (check: LabCheck, _: unknown, how: { patience: number; changed: boolean }): Promise<LabResult> => {
    told.push(`? ${check.title}${how.changed ? ' (changed)' : ''}`);
    return { check: check.title, expected: 'x', seen: 'x', ok: true, ...(await world.answer(check, how)) };
  },
}));
vi.mock('../../../src/deploy/lab/outage', () => ({
  measureOutage: (check: LabCheck) => {
    told.push(`measure ${check.title}`);
    return Promise.resolve({ check: check.title, expected: 'back', seen: 'gone for 2 s', ok: true });
  },
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  told.length = 0;
  Object.assign(world, { folder: '', values: [], answer: () => ({}), refuses: undefined });
});
afterEach(() => {
  vi.useRealTimers();
});

const node = (name: string, more: Partial<LabNode>): LabNode => ({
  name,
  kind: 'edge',
  vrfs: [],
  configurations: [],
  setup: [],
  answers: false,
  ...more,
});
const at = { node: 'e1', neighbor: '10.0.0.1', family: 4 } as const;
const flow = { from: 'h1', source: '10.1.0.1', to: 'h2', address: '10.2.0.1' } as const;
const session = (title = 'session'): LabCheck => ({ ...at, kind: 'session', title, expected: 'Established' });
const list: LabCheck = { ...at, kind: 'accepted', title: 'list', expected: [] };
const silence: LabCheck = { ...flow, kind: 'reach', title: 'silence', expected: 'silent' };
const leak: LabCheck = {
  node: 'e1',
  vrf: 'A',
  family: 4,
  kind: 'leaked',
  title: 'leak',
  core: 'c',
  others: [],
  expected: [],
};
const reach: LabCheck = { ...flow, kind: 'reach', title: 'reach', expected: 'answered' };
const outage: LabCheck = { ...flow, kind: 'outage', title: 'outage', expected: 'back', seconds: 10, atLeast: 0 };

function planOf(...phases: LabPhase[]): LabPlan {
  return {
    customer: 'alpha',
    nodes: [
      node('h1', { kind: 'host', answers: true }),
      node('e1', { configurations: [{ name: 'a.conf', origin: 'lab', lines: [] }] }),
      node('e2', { configurations: [{ name: 'b.conf', origin: 'lab', lines: [] }] }),
    ],
    links: [],
    phases,
    standIns: [],
    left: [],
    secrets: ['one', 'two'],
    values: { '<azure:x>': '10.0.0.4' },
  };
}
const phase = (title: string, checks: LabCheck[], more: Partial<LabPhase> = {}): LabPhase => ({
  title,
  cut: [],
  checks,
  ...more,
});

/** What comes out while time passes by itself. */
async function run(plan: LabPlan, options: Partial<LabRun> = {}) {
  const said: string[] = [];
  let done = false;
  const work = runLab(plan, {
    signal: new AbortController().signal,
    onProgress: (text) => said.push(text),
    ...options,
  }).finally(() => (done = true));
  work.catch(() => undefined);
  while (!done) await vi.advanceTimersByTimeAsync(50);
  return { states: await work, said };
}

describe('a run of a lab', () => {
  it('starts all, loads all, checks, and ends all', async () => {
    const results: string[] = [];
    const { states, said } = await run(planOf(phase('up', [session(), reach])), {
      onResult: ({ check }) => results.push(check),
    });
    expect(told).toEqual([
      'machine 711',
      'build',
      'agent h1 h1',
      'start e1',
      'start e2',
      'load e1',
      'load e2',
      '? reach',
      '? session',
      'stop',
    ]);
    expect(said).toEqual(['Making 3 nodes and 0 links', 'Starting routers and hosts', 'Checking: up']);
    expect(results).toEqual(['session', 'reach']);
    expect(states.map((s) => [s.title, s.results.length, s.reason])).toEqual([['up', 2, undefined]]);
    expect(existsSync(world.folder)).toBe(false);
  });

  it('makes up a key for each secret, the same for all routers and another each time', async () => {
    await run(planOf(phase('up', [session()])));
    await run(planOf(phase('up', [session()])));
    const [first, second, third] = world.values;
    expect(first).toEqual(second);
    expect(first?.['<azure:x>']).toBe('10.0.0.4');
    for (const key of ['<secret:one>', '<secret:two>']) expect(first?.[key]).toMatch(/^[0-9a-f]{24}$/);
    expect(first?.['<secret:one>']).not.toBe(first?.['<secret:two>']);
    expect(third?.['<secret:one>']).not.toBe(first?.['<secret:one>']);
  });

  it('ends all where the machine refuses something, and where a check does', async () => {
    world.refuses = 'no';
    await expect(run(planOf(phase('up', [session()])))).rejects.toThrow('no');
    expect(told.at(-1)).toBe('stop');
    expect(existsSync(world.folder)).toBe(false);
    world.refuses = undefined;
    world.answer = () => Promise.reject(new CommandFailure('gone'));
    await expect(run(planOf(phase('up', [session()])))).rejects.toThrow('gone');
    expect(told.at(-1)).toBe('stop');
  });
});

describe('a state', () => {
  it('of which nothing is looked at changes nothing, and says why', async () => {
    const nothing = { cut: ['link'], acts: [{ node: 'e1', lines: ['x'], undo: ['y'] }] };
    const { states } = await run(planOf(phase('up', []), phase('cut', [], { ...nothing, reason: 'because' })));
    expect(states).toEqual([
      { title: 'up', results: [], reason: 'nothing could be checked' },
      { title: 'cut', results: [], reason: 'because' },
    ]);
    expect(told.filter((text) => /link|e1:/.test(text))).toEqual([]);
  });

  it('is brought about, looked at and taken back in order, and ends when the sessions are there again', async () => {
    const acts = [
      { node: 'e1', lines: ['shut'], undo: ['open'] },
      { node: 'nowhere', lines: ['x'], undo: ['y'] },
    ];
    await run(planOf(phase('up', [session(), list]), phase('gone', [reach, silence], { cut: ['a', 'b'], acts })));
    expect(told.slice(told.indexOf('e1: shut'))).toEqual([
      'e1: shut',
      'a+b down',
      '? reach (changed)',
      '? silence (changed)',
      'a+b up',
      'e1: open',
      '? session',
      'stop',
    ]);
  });

  it('that measures begins with a link that carries, and measures from before the silence on', async () => {
    const began = Date.now();
    const acts = [{ node: 'e1', lines: ['no bfd'], undo: ['bfd'] }];
    const { states } = await run(planOf(phase('up', [session()]), phase('silent', [outage], { silent: ['a'], acts })));
    expect(told.slice(told.indexOf('e1: no bfd'))).toEqual([
      'e1: no bfd',
      '? session',
      'measure outage',
      'a silent',
      'a heard',
      'e1: bfd',
      '? session',
      'stop',
    ]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(3000);
    expect(states[1]?.results.map((r) => r.seen)).toEqual(['gone for 2 s']);
  });

  it('waits afterwards for what was there before alone, and tells what does not come back', async () => {
    let looks = 0;
    world.answer = ({ title }) => ({ ok: title === 'never' ? false : title !== 'lost' || ++looks === 1 });
    const { states } = await run(
      planOf(phase('up', [session('never'), session('lost'), session('kept')]), phase('cut', [reach], { cut: ['a'] })),
    );
    expect(states[1]?.results.map((r) => [r.check, r.ok])).toEqual([
      ['reach', true],
      ['after this: lost', false],
    ]);
    expect(told.filter((text) => text === '? never')).toHaveLength(1);
  });

  it('without a change is looked at for absence last, and for lists once more: the second look counts', async () => {
    let looks = 0;
    world.answer = ({ title }) => (title === 'list' && ++looks === 2 ? { ok: false, seen: 'too much' } : {});
    const { states } = await run(planOf(phase('up', [silence, leak, list, reach, session()])));
    const asked = told.filter((text) => text.startsWith('?'));
    expect(asked.slice(0, 3).sort()).toEqual(['? list', '? reach', '? session']);
    expect(asked.slice(3).sort()).toEqual(['? leak', '? list', '? silence']);
    expect(states[0]?.results.map((r) => [r.check, r.seen])).toEqual([
      ['silence', 'x'],
      ['leak', 'x'],
      ['list', 'too much'],
      ['reach', 'x'],
      ['session', 'x'],
    ]);
  });

  it('gives each check its time, less to those that waited for their turn, and never none', async () => {
    const given: number[] = [];
    world.answer = async (_, { patience, changed }) => {
      if (!changed) given.push(patience);
      await new Promise((resolve) => setTimeout(resolve, 40_000));
      return {};
    };
    // Four questions at a time: the fifth comes after 40 s, the ninth after 80 s.
    const many = Array.from({ length: 9 }, (_, i) => session(`s${i}`));
    await run(planOf(phase('up', many)));
    expect(given.slice(0, 4)).toEqual([60_000, 60_000, 60_000, 60_000]);
    expect(given[4]).toBeGreaterThan(18_000);
    expect(given[4]).toBeLessThanOrEqual(20_000);
    expect(given[8]).toBe(5000);
    given.length = 0;
    world.answer = (_, { patience }) => {
      given.push(patience);
      return {};
    };
    await run(planOf(phase('cut', [reach], { cut: ['a'] })), { patience: 1234 });
    expect(given).toEqual([20_000]);
    given.length = 0;
    await run(planOf(phase('up', [reach])), { patience: 1234 });
    expect(given).toEqual([1234]);
  });

  it('that is not reached in time is told as unfinished, and what was seen stays', async () => {
    vi.useRealTimers();
    const progress: string[] = [];
    world.answer = ({ title }) =>
      title === 'slow'
        ? new Promise<never>((_, reject) => {
            setTimeout(() => reject(new Error('aborted')), 400);
          })
        : {};
    const states = await runLab(
      planOf(phase('up', [reach]), phase('slow', [session('slow')]), phase('last', [reach])),
      {
        signal: new AbortController().signal,
        onProgress: (text) => progress.push(text),
        longest: 200,
      },
    );
    expect(states.map((s) => [s.title, s.results.length, s.unfinished])).toEqual([
      ['up', 1, undefined],
      ['slow', 0, true],
      ['last', 0, true],
    ]);
    expect(told.at(-1)).toBe('stop');
  });

  it('of a run that a person ends is not told: the run is over', async () => {
    const ended = new AbortController();
    world.answer = () => {
      ended.abort();
      return Promise.reject(new Error('aborted'));
    };
    await expect(run(planOf(phase('up', [reach])), { signal: ended.signal })).rejects.toThrow('aborted');
    expect(told.at(-1)).toBe('stop');
  });
});
