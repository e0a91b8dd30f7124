import { describe, expect, it } from 'vitest';
import { keyManagementServers } from '../../../src/catalog/keyManagement';
import { type Cloud, clouds } from '../../../src/catalog/catalog';
import { type Change, designFiles, findingsIn } from './base';

const forced = (cloud: Cloud, more: Change = {}) =>
  findingsIn(
    designFiles({ 'p:cloud': cloud, 'a:circuits.0.peerings.private.routing.advertiseDefaultRoute': true, ...more }),
  )
    .filter((f) => f.code === 'PEER-030')
    .map((f) => f.message)
    .join('\n');

describe.each(clouds)('with a default route to Azure, activation of Windows in %s', (cloud) => {
  it('is told with the servers of that cloud, and with no others', () => {
    const told = forced(cloud);
    const others = clouds.filter((other) => other !== cloud).flatMap((other) => keyManagementServers[other]);
    expect(keyManagementServers[cloud].filter((address) => !told.includes(`${address}/32`))).toEqual([]);
    expect(others.filter((address) => told.includes(address))).toEqual([]);
  });
});
