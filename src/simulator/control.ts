import { ArmError, badRequest, isObject, listAt, textAt } from './arm';
import type { Json, JsonObject } from './arm';
import type { Events } from './events';
import type { ArmResponse } from './messages';
import type { CustomerInstruction, Parties, ProviderInstruction } from './parties';
import type { Refused } from './seed';

/** What the interface leads to. */
export interface Controlled {
  readonly parties: Parties;
  readonly events: Events;
  readonly seed: (existing: readonly CustomerInstruction[]) => readonly Refused[];
}

/** The simulator's own interface, below `/simulator/`, for those who run it as a program of its own. */
export function control(method: string, path: string, body: JsonObject, controlled: Controlled): ArmResponse {
  const { parties, events, seed } = controlled;
  const [verb, party] = path.split('/').slice(2);
  switch (`${method} ${verb}`) {
    case 'GET log':
      return { status: 200, body: { value: events.log().map((event) => ({ ...event })) } };
    case 'POST pause':
    case 'POST resume':
      if (party !== 'provider' && party !== 'customer') break;
      if (verb === 'pause') parties.pause(party);
      else parties.resume(party);
      return { status: 200, body: { party, paused: parties.isPaused(party) } };
    case 'POST deprovision': {
      const circuitId = textAt(body, 'circuitId');
      if (circuitId === undefined) throw badRequest('InvalidCommand', 'circuitId is missing.');
      parties.deprovision(circuitId);
      return { status: 200, body: { circuitId } };
    }
    case 'POST seed': {
      const refused = seed(listAt(body, 'existing').map(customerInstruction));
      parties.wake();
      return { status: 200, body: { refused: refused.map((one) => ({ ...one })) } };
    }
    case 'POST instruct': {
      const customer = listAt(body, 'customer').map(customerInstruction);
      const provider = listAt(body, 'provider').map(providerInstruction);
      parties.instruct(customer, provider);
      return { status: 200, body: { customer: customer.length, provider: provider.length } };
    }
    default:
      break;
  }
  throw new ArmError(404, 'UnknownCommand', `The simulator has no command ${method} ${path}.`);
}

function customerInstruction(item: Json): CustomerInstruction {
  const id = textAt(item, 'id');
  const body = isObject(item) ? item.body : undefined;
  const apiVersion = textAt(item, 'apiVersion');
  if (id === undefined || !isObject(body))
    throw badRequest('InvalidCommand', 'An instruction for the customer has an id and a body.');
  return { id, body, ...(apiVersion !== undefined && { apiVersion }) };
}

function providerInstruction(item: Json): ProviderInstruction {
  const circuitId = textAt(item, 'circuitId');
  if (circuitId === undefined)
    throw badRequest('InvalidCommand', 'An instruction for the connectivity provider has a circuitId.');
  const peerings = listAt(item, 'peerings').map((peering) => {
    const name = textAt(peering, 'name');
    const body = isObject(peering) ? peering.body : undefined;
    if (name === undefined || !isObject(body)) throw badRequest('InvalidCommand', 'A peering has a name and a body.');
    return { name, body };
  });
  return { circuitId, peerings };
}
