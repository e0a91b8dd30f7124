import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agent } from '../../../src/deploy/lab/agents';
import { type Running, perform } from '../../../src/deploy/lab/checks';
import { CommandFailure } from '../../../src/deploy/lab/command';
import { measureOutage } from '../../../src/deploy/lab/outage';
import type { Router } from '../../../src/deploy/lab/router';
import type { LabCheck } from '../../../src/generate/lab';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const steady = { patience: 10_000, changed: false };
const changed = { patience: 10_000, changed: true };

/** A lab whose routers answer commands, and whose hosts answer datagrams, as a test says. */
function lab(
  parts: {
    show?: (command: string) => unknown;
    probe?: (source: string, address: string, wait: number) => string | undefined;
  },
  signal = new AbortController().signal,
) {
  const asked: string[] = [];
  const router = {
    show: (command: string) => {
      asked.push(command);
      return Promise.resolve(parts.show?.(command));
    },
  } as unknown as Router;
  const agent = {
    probe: (source: string, address: string, wait: number) => {
      asked.push(`${source} ${address}`);
      return Promise.resolve(parts.probe?.(source, address, wait));
    },
  } as unknown as Agent;
  const running: Running = { routers: new Map([['e1', router]]), agents: new Map([['h1', agent]]), signal };
  return { running, asked };
}
/** What comes out while time passes by itself. */
async function result<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const end = work.finally(() => {
    done = true;
  });
  end.catch(() => undefined);
  while (!done) await vi.advanceTimersByTimeAsync(50);
  return end;
}

const at = { title: 'the check', node: 'e1', neighbor: '172.16.0.2', family: 4 } as const;
const session = (expected: 'Established' | 'down', vrf?: string): LabCheck => ({
  ...at,
  kind: 'session',
  expected,
  ...(vrf !== undefined && { vrf }),
});
const flow = { title: 'the check', from: 'h1', source: '10.1.0.1', to: 'h2', address: '10.2.0.1' } as const;
const reach = (expected: 'answered' | 'silent'): LabCheck => ({ ...flow, kind: 'reach', expected });
const state = (bgpState: string) => ({ '172.16.0.2': { bgpState } });

describe('a session', () => {
  it('is asked for in its VRF, and is there once it is established', async () => {
    const started = Date.now();
    const { running, asked } = lab({ show: () => state(Date.now() - started < 900 ? 'Active' : 'Established') });
    expect(await result(perform(session('Established', 'ALPHA'), running, steady))).toEqual({
      check: 'the check',
      expected: 'Established',
      seen: 'Established',
      ok: true,
    });
    expect(new Set(asked)).toEqual(new Set(['show bgp vrf ALPHA neighbors 172.16.0.2']));
    expect(asked.length).toBeGreaterThan(2);
  });

  it('that does not come is told with what is seen, after the time that it may take', async () => {
    const started = Date.now();
    const { running, asked } = lab({ show: () => state('Idle') });
    expect(await result(perform(session('Established'), running, steady))).toMatchObject({ seen: 'Idle', ok: false });
    expect(Date.now() - started).toBeGreaterThanOrEqual(10_000);
    expect(asked[0]).toBe('show bgp neighbors 172.16.0.2');
  });

  it.each([
    ['nothing', undefined],
    ['no object', 'text'],
    ['another neighbour', { x: {} }],
    ['no state', { '172.16.0.2': 1 }],
    ['an odd state', { '172.16.0.2': { bgpState: 7 } }],
  ])('of which the router says %s is not there', async (_, answer) => {
    const { running } = lab({ show: () => answer });
    expect(await result(perform(session('Established'), running, steady))).toMatchObject({ seen: '-', ok: false });
  });

  it('has to stay down, and is not down because it is unknown', async () => {
    const seen = (show: () => unknown) => result(perform(session('down'), lab({ show }).running, steady));
    const started = Date.now();
    expect(await seen(() => state('Active'))).toEqual({
      check: 'the check',
      expected: 'down',
      seen: 'down (Active)',
      ok: true,
    });
    expect(Date.now() - started).toBeGreaterThanOrEqual(2_500);
    expect(await seen(() => undefined)).toMatchObject({ seen: '-', ok: false });
    expect(await seen(() => state('Established'))).toMatchObject({ seen: 'Established', ok: false });
  });

  it('that goes down late is down, and one that comes up again is not', async () => {
    const during = async (states: (ms: number) => string) => {
      const started = Date.now();
      return result(perform(session('down'), lab({ show: () => state(states(Date.now() - started)) }).running, steady));
    };
    expect(await during((ms) => (ms < 6_000 ? 'Established' : 'Idle'))).toMatchObject({ ok: true });
    expect(await during((ms) => (ms < 600 ? 'Idle' : 'Established'))).toMatchObject({ ok: false, seen: 'Established' });
  });

  it('of a node that is not in the lab is a failure of the lab', async () => {
    const nowhere = { ...session('Established'), node: 'gone' } as LabCheck;
    await expect(result(perform(nowhere, lab({}).running, steady))).rejects.toThrow(CommandFailure);
  });

  it('is waited for no longer than the run goes on', async () => {
    const ended = new AbortController();
    const work = perform(session('Established'), lab({ show: () => undefined }, ended.signal).running, steady);
    setTimeout(() => ended.abort(new Error('ended')), 600);
    await expect(result(work)).rejects.toThrow('ended');
  });
});

describe('a maximum of prefixes', () => {
  const seen = (limit: number | undefined, exact: boolean) => {
    const check: LabCheck = { ...at, kind: 'limit', exact, expected: '1200' };
    const family = limit === undefined ? {} : { prefixAllowedMax: limit };
    const show = () => ({ '172.16.0.2': { addressFamilyInfo: { ipv4Unicast: family } } });
    return result(perform(check, lab({ show }).running, { patience: 500, changed: false }));
  };

  it('is the one that the design says', async () => {
    expect(await seen(1200, true)).toMatchObject({ ok: true, expected: '1200', seen: '1200' });
    expect(await seen(1201, true)).toMatchObject({ ok: false, seen: '1201' });
  });

  it('is at least as large as what may come, where the design says none, and is there', async () => {
    expect(await seen(1200, false)).toMatchObject({ ok: true, expected: '1200 at least' });
    expect(await seen(2400, false)).toMatchObject({ ok: true, seen: '2400' });
    expect(await seen(1199, false)).toMatchObject({ ok: false, seen: '1199' });
    expect(await seen(undefined, false)).toMatchObject({ ok: false, seen: '-' });
  });
});

describe('prefixes', () => {
  const routes = (...prefixes: string[]) => Object.fromEntries(prefixes.map((prefix) => [prefix, []]));
  const answers = (accepted: string[], received: string[]) => (command: string) =>
    command.endsWith(' received-routes') ? { receivedRoutes: routes(...received) } : { routes: routes(...accepted) };
  const check = (kind: 'accepted' | 'refused', expected: readonly string[]): LabCheck => ({ ...at, kind, expected });

  it('that are accepted are exactly the expected ones, in any order', async () => {
    const seen = async (expected: string[], accepted: string[]) =>
      result(perform(check('accepted', expected), lab({ show: answers(accepted, []) }).running, steady));
    expect(await seen(['10.2.0.0/16', '10.1.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16'])).toMatchObject({
      ok: true,
      seen: '10.1.0.0/16, 10.2.0.0/16',
    });
    expect(await seen(['10.1.0.0/16'], ['10.1.0.0/16', '10.2.0.0/16'])).toMatchObject({ ok: false });
    expect(await seen([], [])).toMatchObject({ ok: true, expected: '-', seen: '-' });
    expect(await seen([], ['10.9.0.0/16'])).toMatchObject({ ok: false, seen: '10.9.0.0/16' });
  });

  it('that are refused were offered, and were not taken', async () => {
    const seen = async (expected: string[], accepted: string[], received: string[]) =>
      result(perform(check('refused', expected), lab({ show: answers(accepted, received) }).running, steady));
    expect(await seen(['10.9.0.0/16'], ['10.1.0.0/16'], ['10.1.0.0/16', '10.9.0.0/16'])).toMatchObject({ ok: true });
    expect(await seen(['10.9.0.0/16'], ['10.9.0.0/16'], ['10.9.0.0/16'])).toMatchObject({ ok: false, seen: '-' });
    expect(await seen(['10.9.0.0/16'], [], [])).toMatchObject({ ok: false, seen: '-' });
  });

  it('that arrive and are taken between the two questions are not refused', async () => {
    let looks = 0;
    const show = (command: string) => {
      looks += 1;
      const arrived = looks > 1 ? ['10.9.0.0/16'] : [];
      return answers(arrived, arrived)(command);
    };
    expect(await result(perform(check('refused', ['10.9.0.0/16']), lab({ show }).running, steady))).toMatchObject({
      ok: false,
    });
  });

  it('that are withdrawn stay away: those that come back by another way are not', async () => {
    const withdrawn: LabCheck = { ...at, kind: 'withdrawn', of: ['10.1.0.0/16'], expected: [] };
    const seen = async (isThere: (ms: number) => boolean) => {
      const started = Date.now();
      const show = () => ({ routes: isThere(Date.now() - started) ? routes('10.1.0.0/16') : routes('10.2.0.0/16') });
      return result(perform(withdrawn, lab({ show }).running, changed));
    };
    expect(await seen(() => false)).toMatchObject({ ok: true, seen: '-' });
    expect(await seen((ms) => ms < 4_000)).toMatchObject({ ok: true, seen: '-' });
    expect(await seen((ms) => ms < 1_000 || ms > 2_000)).toMatchObject({ ok: false, seen: '10.1.0.0/16' });
  });

  it('are asked for by family', async () => {
    const { running, asked } = lab({ show: answers([], []) });
    await result(perform({ ...check('refused', []), family: 6, vrf: 'A' } as LabCheck, running, steady));
    expect(asked).toEqual([
      'show bgp vrf A ipv6 unicast neighbors 172.16.0.2 received-routes',
      'show bgp vrf A ipv6 unicast neighbors 172.16.0.2 routes',
    ]);
  });
});

describe('a datagram', () => {
  it('that is answered by the host that is meant arrives', async () => {
    const { running, asked } = lab({ probe: () => 'h2' });
    expect(await result(perform(reach('answered'), running, steady))).toMatchObject({ ok: true, seen: 'answered' });
    expect(asked).toEqual(['10.1.0.1 10.2.0.1']);
  });

  it('that is answered late is told with its time', async () => {
    const started = Date.now();
    const late = lab({ probe: () => (Date.now() - started > 2_000 ? 'h2' : undefined) });
    const { ok, seen } = await result(perform(reach('answered'), late.running, steady));
    expect([ok, /^answered after 2\.\d s$/.test(seen)]).toEqual([true, true]);
  });

  it('that another host answers does not arrive, and may be where silence is expected', async () => {
    const probe = () => 'h3';
    expect(await result(perform(reach('answered'), lab({ probe }).running, steady))).toMatchObject({
      ok: false,
      seen: 'answered by h3',
    });
    expect(await result(perform(reach('silent'), lab({ probe }).running, steady))).toMatchObject({ ok: true });
  });

  it('has to be lost several times, more often after a change, and is looked at once', async () => {
    const tries = async (how: typeof steady, probe: () => string | undefined) => {
      const { running, asked } = lab({ probe });
      const { ok } = await result(perform(reach('silent'), running, how));
      return [ok, asked.length];
    };
    expect(await tries(steady, () => undefined)).toEqual([true, 3]);
    expect(await tries(changed, () => undefined)).toEqual([true, 5]);
    expect(await tries(steady, () => 'h2')).toEqual([false, 1]);
    let sent = 0;
    expect(await tries(steady, () => (++sent === 3 ? 'h2' : undefined))).toEqual([false, 3]);
  });

  it('from a host that is not in the lab is a failure of the lab', async () => {
    const nowhere = { ...reach('answered'), from: 'gone' } as LabCheck;
    await expect(result(perform(nowhere, lab({}).running, steady))).rejects.toThrow('gone');
  });
});

describe('an outage', () => {
  const outage = (atLeast = 0) => ({
    ...flow,
    kind: 'outage' as const,
    expected: 'back' as const,
    seconds: 10,
    atLeast,
  });
  const measured = (isLost: (ms: number) => boolean, atLeast?: number) => {
    const started = Date.now();
    const probe = () => (isLost(Date.now() - started) ? undefined : 'h2');
    return result(measureOutage(outage(atLeast), lab({ probe }).running));
  };

  it('is as long as datagrams are lost', async () => {
    const result = await measured((ms) => ms >= 1_000 && ms < 3_000);
    expect(result).toMatchObject({ check: 'the check', expected: 'back within 10 s', ok: true });
    expect(Number(/gone for ([\d.]+) s/.exec(result.seen)?.[1])).toBeCloseTo(2, 0);
  });

  it('is still going on where datagrams are lost at the end', async () => {
    expect(await measured((ms) => ms >= 1_000)).toMatchObject({ ok: false, seen: 'still gone after 10 s' });
    expect(await measured((ms) => ms > 500 && ms < 8_500)).toMatchObject({ ok: false });
  });

  it('that is shorter than it can be has another cause', async () => {
    const isLost = (ms: number) => ms >= 1_000 && ms < 3_000;
    expect(await measured(isLost, 1)).toMatchObject({ ok: true });
    expect(await measured(isLost, 5)).toMatchObject({ ok: false, seen: expect.stringMatching(/^gone for/) as string });
  });

  it('of a link that carried nothing is no proof', async () => {
    expect(await measured(() => false)).toMatchObject({
      ok: false,
      seen: 'nothing was lost: the link carried none of it',
    });
  });

  it('counts an answer of another host as lost', async () => {
    const { running } = lab({ probe: () => 'h3' });
    expect(await result(measureOutage(outage(), running))).toMatchObject({ ok: false, seen: 'still gone after 10 s' });
  });

  it('is no check that is looked at, and needs its host', async () => {
    await expect(result(perform(outage(), lab({}).running, steady))).rejects.toThrow(CommandFailure);
    await expect(result(measureOutage({ ...outage(), from: 'gone' }, lab({}).running))).rejects.toThrow('gone');
  });
});
