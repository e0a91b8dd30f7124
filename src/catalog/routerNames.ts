/** Characters of the name of a route map, a list or an access list on NX-OS. source: Cisco, NX-OS configuration limits */
export const nxosNameLength = 63;

/**
 * Names of VRFs that a platform has already, or takes for something else.
 * source: Cisco NX-OS and IOS-XR, VRF (default, management; all); IOS-XE, Mgmt-intf and Mgmt-vrf; Arista EOS, vrf instance;
 * Juniper, routing-instances (default, and instances of Junos itself); Linux, vrf and sysctl net.ipv4.conf
 */
export const takenVrfNames: Readonly<Record<string, readonly string[]>> = {
  'cisco-iosxe': ['default', 'global', 'Mgmt-intf', 'Mgmt-vrf'],
  'cisco-iosxr': ['default', 'global', 'all'],
  'cisco-nxos': ['default', 'management', 'all'],
  'juniper-junos': ['default', 'master', 'mgmt_junos', 'juniper_private1'],
  'arista-eos': ['default', 'all'],
  frr: ['default', 'all', 'lo'],
};
