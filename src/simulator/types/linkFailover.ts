import { badRequest } from '../arm';
import type { Action } from '../kind';
import { allTests, singleTest, startTest, stopTest } from './failoverTests';

const LINKS = ['Primary', 'Secondary'];
const CATEGORIES = ['BgpDisconnect', 'ASPathPrepend'];

/** Takes one link of a circuit away, or makes it worse. source: @azure/arm-network 39.0.0 */
const startLink: Action = (circuit, world, _name, _body, query) => {
  const [linkType, circuitTestCategory] = [query.get('linkType') ?? '', query.get('circuitTestCategory') ?? ''];
  if (!LINKS.includes(linkType))
    throw badRequest('InvalidLinkType', `The linkType '${linkType}' must be Primary or Secondary.`);
  if (!CATEGORIES.includes(circuitTestCategory)) {
    throw badRequest('InvalidCircuitTestCategory', `The circuitTestCategory '${circuitTestCategory}' is not valid.`);
  }
  const id = startTest(circuit, world, { linkType, circuitTestCategory, issues: [], bgpStatus: [] });
  return { mode: 'long', body: () => id };
};

/** What Azure is asked of the failover of a circuit's links. */
export const circuitTests: Readonly<Record<string, Action>> = {
  'POST startCircuitLinkFailoverTest': startLink,
  'POST stopCircuitLinkFailoverTest': stopTest,
  'POST getCircuitLinkFailoverAllTestsDetails': allTests,
  'POST getCircuitLinkFailoverSingleTestDetails': singleTest,
};
