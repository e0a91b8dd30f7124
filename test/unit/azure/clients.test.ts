import type { PipelineRequest } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { clouds, createClients, simulatorCredential } from '../../../src/azure';
import { loopbackClient } from '../../../src/azure/loopback';

describe('clouds', () => {
  it('have a Resource Manager, an authority and a scope each, all of their own', () => {
    const all = Object.values(clouds);
    expect(all).toHaveLength(3);
    for (const key of ['resourceManager', 'authority', 'scope', 'portal'] as const) {
      expect(new Set(all.map((cloud) => cloud[key])).size).toBe(3);
      for (const cloud of all) expect(cloud[key]).toMatch(/^https:\/\/[^/]+(\/\.default)?$/);
    }
    for (const [name, cloud] of Object.entries(clouds)) expect(cloud.name).toBe(name);
  });
});

describe('clients', () => {
  it('are made once for each subscription', async () => {
    const clients = createClients({ cloud: 'AzureCloud' }, simulatorCredential);
    expect(clients.network('AAA')).toBe(clients.network('aaa'));
    expect(clients.network('bbb')).not.toBe(clients.network('aaa'));
    expect(await clients.authorization('aaa')).toMatchObject({ $host: clouds.AzureCloud.resourceManager });
  });
});

describe('the way to the simulator', () => {
  it('leads to loopback only', () => {
    for (const url of ['http://10.0.0.1:80', 'https://127.0.0.1:1', 'http://example.com']) {
      expect(() => loopbackClient('https://management.azure.com', url)).toThrow('loopback');
    }
  });

  it('takes nothing that is not for the cloud', async () => {
    const client = loopbackClient('https://management.azure.com', 'http://127.0.0.1:9');
    const request = { url: 'https://management.azure.com.example/x' } as PipelineRequest;
    await expect(client.sendRequest(request)).rejects.toThrow('is not below');
  });
});
