/** Arguments of azurerm with the properties of ARM that they are; read and written from here. source: azurerm 4.73 */

export const securityRuleArguments = [
  ['description', 'description'],
  ['priority', 'priority'],
  ['direction', 'direction'],
  ['access', 'access'],
  ['protocol', 'protocol'],
  ['source_address_prefix', 'sourceAddressPrefix'],
  ['source_address_prefixes', 'sourceAddressPrefixes'],
  ['source_port_range', 'sourcePortRange'],
  ['source_port_ranges', 'sourcePortRanges'],
  ['destination_address_prefix', 'destinationAddressPrefix'],
  ['destination_address_prefixes', 'destinationAddressPrefixes'],
  ['destination_port_range', 'destinationPortRange'],
  ['destination_port_ranges', 'destinationPortRanges'],
] as const;

/** The algorithms of an IPsec policy, which are words. */
export const policyAlgorithms = [
  ['dh_group', 'dhGroup'],
  ['ike_encryption', 'ikeEncryption'],
  ['ike_integrity', 'ikeIntegrity'],
  ['ipsec_encryption', 'ipsecEncryption'],
  ['ipsec_integrity', 'ipsecIntegrity'],
  ['pfs_group', 'pfsGroup'],
] as const;

/** Resources that only bind a subnet to another one, which is a property of the subnet in ARM. */
export const subnetBindings = [
  { type: 'azurerm_subnet_route_table_association', argument: 'route_table_id', property: 'routeTable' },
  {
    type: 'azurerm_subnet_network_security_group_association',
    argument: 'network_security_group_id',
    property: 'networkSecurityGroup',
  },
] as const;
