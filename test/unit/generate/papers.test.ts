import { describe, expect, it } from 'vitest';
import { generate } from '../../../src/generate';
import { customerOf, sampleDesign } from '../resources/sample';
import { everythingDesign } from './everything';

const design = sampleDesign();
const papers = (name: string, of = design): Map<string, string> =>
  new Map(generate(of, customerOf(of, name), 'handover').map(({ path, content }) => [path, content]));

describe('the hand-over to a customer', () => {
  it('asks for the keys that the CSP cannot read, by a safe way', () => {
    const text = papers('fabrikam').get('fabrikam/customer/handover.md') ?? '';
    expect(text).toContain('| authorization key | fabrikam-fra/core | safely |');
    expect(text).toContain('| shared key | fabrikam-ipsec-1 |');
    expect(text).toContain('resource id and service key | fabrikam-fra');
  });

  it('asks for nothing where the CSP makes all', () => {
    const text = papers('contoso').get('contoso/customer/handover.md') ?? '';
    expect(text).toContain('Nothing: Northwind Cloud Services makes all resources in Azure.');
    expect(text).not.toContain('authorization key |');
    expect(text).toContain('| marketing | the internet |');
  });

  it('says how access is given, as the design has it', () => {
    expect(papers('fabrikam').get('fabrikam/customer/handover.md')).toContain('Azure Lighthouse');
    expect(papers('contoso').get('contoso/customer/handover.md')).toContain('AdminAgents');
    expect(papers('contoso').get('contoso/customer/handover.md')).toContain(
      'identity store of Northwind Cloud Services',
    );
  });
});

describe('the order of a circuit', () => {
  it('has links, tags and the way to the service key, and no secret', () => {
    const text = papers('contoso').get('contoso/connectivity-provider/order-contoso-ams.md') ?? '';
    expect(text).toContain('| primary | ams-dc1 | ams-edge-1 | TenGigabitEthernet0/0/0 | QinQ | 3001 | - |');
    expect(text).toContain('NW-2041');
    expect(text).toContain('properties.serviceKey');
    expect(text).not.toContain('## Layer 3');
  });

  it('has addresses where the connectivity provider keeps layer 3', () => {
    const text = papers('wingtip').get('wingtip/connectivity-provider/order-wingtip-zrh.md') ?? '';
    expect(text).toContain('| primary | 172.18.0.0/30 | 172.18.0.1 | 172.18.0.2 |');
    expect(text).toContain('| secondary | fd00:41:a::4/126 | fd00:41:a::5 | fd00:41:a::6 |');
  });

  it('is not written for direct ports and for what exists', () => {
    const everything = everythingDesign();
    const paths = [...papers('everything', everything).keys()].filter((path) => path.includes('/order-'));
    expect(paths).toEqual(['everything/connectivity-provider/order-layer3.md']);
  });
});

describe('the low-level design', () => {
  const files = papers('contoso');
  it('has every BGP session, with the key by its name', () => {
    const rows = (files.get('contoso/csp/low-level-design/bgp-sessions.csv') ?? '').trim().split('\n');
    expect(rows).toHaveLength(1 + 4 + 2);
    expect(rows).toContain(
      'ams-edge-1,CONTOSO,172.16.0.1,65010,172.16.0.2,12076,contoso-ams-private,yes,"contoso-ams primary, private peering"',
    );
    expect(rows).toContain('ams-edge-2,CONTOSO,100.64.10.5,65010,100.64.10.6,4200000001,,,attachment of utrecht');
  });

  it('has every subnet and link prefix', () => {
    const text = files.get('contoso/csp/low-level-design/address-plan.csv') ?? '';
    expect(text).toContain('subnet,prod/hub,GatewaySubnet,10.100.0.0/26,10.100.0.4,10.100.0.62');
    expect(text).toContain('link,contoso-lon,private secondary,172.16.0.12/30,172.16.0.13,172.16.0.14');
  });

  it('keeps a text from becoming a formula in a spreadsheet', () => {
    const odd = sampleDesign({
      'customers/wingtip.csp.yaml': (text) => text.replace('displayName: Zürich', 'displayName: "=1+1,x"'),
    });
    expect(papers('wingtip', odd).get('wingtip/csp/low-level-design/address-plan.csv')).toContain(`"'=1+1,x"`);
  });
});
