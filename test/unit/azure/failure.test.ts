import { RestError } from '@azure/core-rest-pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AzureFailure, redact, toFailure } from '../../../src/azure';

const ID = '/subscriptions/s/resourceGroups/rg';

describe('failures', () => {
  it('take code, status and message from what the SDK throws', () => {
    const error = new RestError('Too many', { code: 'TooManyRequests', statusCode: 429 });
    expect(toFailure(error, ID)).toMatchObject({
      code: 'TooManyRequests',
      status: 429,
      message: 'Too many',
      retryable: true,
      resourceId: ID,
    });
    expect(toFailure(error, ID).advice).not.toBe('');
  });

  it('look into the details of an answer', () => {
    const error = Object.assign(new RestError('x', { statusCode: 409 }), {
      details: { error: { code: 'ScopeLocked', message: 'It is locked.' } },
    });
    expect(toFailure(error, ID)).toMatchObject({ code: 'ScopeLocked', message: 'It is locked.', retryable: false });
  });

  it('know an operation that failed after it was accepted', () => {
    const error = new Error(
      'The long-running operation has failed. ConflictError. The circuit is not deprovisioned. Ask.',
    );
    expect(toFailure(error, ID)).toMatchObject({
      code: 'ConflictError',
      message: 'The circuit is not deprovisioned. Ask.',
      status: undefined,
    });
    expect(toFailure(new Error('The long-running operation has failed'), ID).code).toBe('OperationFailed');
  });

  it('know a lost connection and a cancelled wait', () => {
    const lost = new RestError('connect ECONNREFUSED', { code: 'ECONNREFUSED' });
    expect(toFailure(lost, ID)).toMatchObject({ code: 'NetworkUnavailable', retryable: true });
    const aborted = Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });
    expect(toFailure(aborted, ID)).toMatchObject({ code: 'Cancelled', retryable: false });
  });

  it('pass themselves through', () => {
    const failure = new AzureFailure({ code: 'X', message: 'm', resourceId: ID });
    expect(toFailure(failure, 'other')).toBe(failure);
  });

  it('say something of whatever is thrown, be it without a toString', () => {
    const silent = {
      toString: () => {
        throw new Error('no text');
      },
    };
    for (const thrown of [Object.create(null), { toString: '' }, silent, Object.assign(() => 0, { toString: 1 })]) {
      expect(toFailure(thrown, ID)).toMatchObject({ code: 'Unknown', resourceId: ID, retryable: false });
      expect(toFailure(thrown, ID).message).toMatch(/\w/);
    }
    expect(toFailure({ message: 'It is locked.' }, ID).message).toBe('It is locked.');
    expect(toFailure(Symbol('lost'), ID).message).toContain('lost');
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true }),
        (thrown) => toFailure(thrown, ID) instanceof AzureFailure && typeof toFailure(thrown, ID).message === 'string',
      ),
      { numRuns: 2000 },
    );
  });
});

describe('redaction', () => {
  it('takes out tokens, keys and signatures, and leaves the rest', () => {
    const signature = 'Ab'.repeat(40);
    const text = `GET https://management.azure.com/subscriptions/s/operations/1?api-version=2024-05-01&t=1&c=${signature}&s=${signature}&h=${signature} Bearer ${signature} {"sharedKey": "S3cret", "vlanId": 100}`;
    const clean = redact(text);
    expect(clean).not.toContain(signature);
    expect(clean).not.toContain('S3cret');
    expect(clean).toContain('api-version=2024-05-01');
    expect(clean).toContain('"vlanId": 100');
  });

  it('happens to the message of every failure', () => {
    const failure = toFailure(new Error('failed: {"authorizationKey":"09e34bbc"}'), ID);
    expect(failure.message).not.toContain('09e34bbc');
  });
});
