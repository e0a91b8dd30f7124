const PORT = `expressRoutePorts:
  - name: erd-ams
    subscription: connectivity
    peeringLocation: Equinix-Amsterdam-AM5
    bandwidthInGbps: 10
    encapsulation: QinQ
    billingType: MeteredData
    links: { primary: { adminState: Enabled }, secondary: { adminState: Enabled } }
`;

/**
 * A text of the sample with something for each wizard to do: two circuits that Global Reach could join, and a direct port
 * that two edge routers are connected to.
 */
export function withGround(path: string, text: string): string {
  const notJoined = text.replace(/ {4}globalReach:\n.*\n/, '');
  if (!path.endsWith('provider.csp.yaml')) return notJoined;
  const port = (name: string) => `          - { name: ${name}, expressRoutePort: erd-ams }`;
  return `${notJoined
    .replace(/ +- \{ name: TenGigabitEthernet0\/0\/2 \}/, `$&\n${port('TenGigabitEthernet0/0/3')}`)
    .replace(/ +- \{ name: xe-0\/0\/2 \}/, `$&\n${port('xe-0/0/3')}`)
    .trimEnd()}\n${PORT}`;
}
