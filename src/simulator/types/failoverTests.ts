import { randomUUID } from 'node:crypto';
import { badRequest, isObject, listAt } from '../arm';
import type { Json, JsonObject, Resource } from '../arm';
import type { Action, World } from '../kind';

/** Where a gateway or circuit keeps its tests; nobody is shown it. */
export const TESTS = 'failoverTests';

/** This instant, as Azure writes it. */
export const now = (): string => new Date().toISOString();

/** The tests of a gateway or circuit, oldest first. */
const testsOf = ({ properties }: Resource): JsonObject[] => listAt(properties, TESTS).filter(isObject);

function keep(resource: Resource, tests: readonly JsonObject[], { store }: World): void {
  store.set({ ...resource, properties: { ...resource.properties, [TESTS]: tests.map((test) => ({ ...test })) } });
}

/** Begins a test, one at a time, and returns its id. `what` tells it from others of the same resource. */
export function startTest(resource: Resource, world: World, what: JsonObject): Json {
  if (testsOf(resource).some(({ status }) => status === 'Running')) {
    throw badRequest('FailoverTestAlreadyRunning', `A failover test of ${resource.id} is running: stop it first.`);
  }
  const testGuid = randomUUID();
  keep(resource, [...testsOf(resource), { testGuid, status: 'Running', startTime: now(), ...what }], world);
  return testGuid;
}

/** Ends the test that runs; what the caller says of it is kept with it. */
export const stopTest: Action = (resource, world, _name, body) => {
  const tests = testsOf(resource);
  if (tests.at(-1)?.status !== 'Running') {
    throw badRequest('FailoverTestNotRunning', `No failover test of ${resource.id} is running.`);
  }
  const wasSimulationSuccessful = body.wasSimulationSuccessful === true;
  const ended = { status: 'Completed', endTime: now(), wasSimulationSuccessful };
  keep(resource, [...tests.slice(0, -1), { ...tests.at(-1), ...ended }], world);
  return { mode: 'long', body: () => null };
};

/** All tests of a resource, oldest first. */
export const allTests: Action = (resource) => ({ mode: 'long', body: () => testsOf(resource) });
/** The test of an id, in a list of one. */
export const singleTest: Action = (resource, _world, _name, _body, query) => ({
  mode: 'long',
  body: () =>
    testsOf(resource)
      .filter(({ testGuid }) => testGuid === query.get('failoverTestId'))
      .map(({ startTime, endTime, testGuid: _id, ...test }) => ({
        ...test,
        startTimeUtc: startTime,
        endTimeUtc: endTime ?? '',
      })),
});
