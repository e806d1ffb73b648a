// The way to the core: one key for one action until its outcome is known, and no lost work when a session ends.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nameIn } from '@/backend/http';
import { Problem } from '@/backend/problem';
import { call, speaker } from '@/backend/rpc';
import { brokenFor, core } from './core';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  speaker.token = null;
  speaker.signInAgain = null;
});

const draft = { key: 'order:1', body: '{}' };

async function settled<T>(promise: Promise<T>): Promise<T | Problem> {
  const result = promise.catch((thrown: unknown) => thrown as Problem);
  await vi.runAllTimersAsync();
  return result;
}

describe('a broken connection', () => {
  it('is tried again with the same key', async () => {
    const shop = core({ drafts_save: brokenFor(2, { key: 'order:1', body: '{}', saved_at: 1 }) });
    expect(await settled(call('drafts_save', draft))).toMatchObject({ saved_at: 1 });
    const keys = shop.calls.map(({ key }) => key);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('leaves the outcome open: pressing the button again asks with the same key', async () => {
    const shop = core({ drafts_save: brokenFor(4, { key: 'order:1', body: '{}', saved_at: 1 }) });
    expect(await settled(call('drafts_save', draft))).toMatchObject({ code: 'no_connection' });
    expect(await settled(call('drafts_save', draft))).toMatchObject({ saved_at: 1 });
    expect(new Set(shop.calls.map(({ key }) => key)).size).toBe(1);
    await settled(call('drafts_save', draft));
    expect(new Set(shop.calls.map(({ key }) => key)).size).toBe(2);
  });

  it('is not repeated for a sign-in, which carries no key', async () => {
    const shop = core({ staff_sign_in: brokenFor(1, {}) });
    expect(
      await settled(call('staff_sign_in', { login: 'a', password: 'b', terminal_secret: null })),
    ).toMatchObject({
      code: 'no_connection',
    });
    expect(shop.calls).toMatchObject([{ key: null }]);
  });
});

describe('an answer of the core', () => {
  it('ends the action, also a refusal: the next press is a new action', async () => {
    const shop = core({
      drafts_save: () => {
        throw new Problem('too_large', 'body');
      },
    });
    expect(await settled(call('drafts_save', draft))).toMatchObject({ code: 'too_large', field: 'body' });
    await settled(call('drafts_save', draft));
    expect(new Set(shop.calls.map(({ key }) => key)).size).toBe(2);
  });

  it('two actions never share a key', async () => {
    const shop = core({ drafts_save: () => ({ saved_at: 1 }) });
    await settled(Promise.all([call('drafts_save', draft), call('drafts_save', { ...draft, body: '1' })]));
    expect(new Set(shop.calls.map(({ key }) => key)).size).toBe(2);
  });
});

describe('a session that ended', () => {
  it('waits for the person to sign in again, then goes on with the same key', async () => {
    speaker.token = 'old';
    speaker.signInAgain = async () => {
      speaker.token = 'new';
    };
    const shop = core({
      drafts_save: (_body, { token }) => {
        if (token === 'old') throw new Problem('not_signed_in');
        return { saved_at: 2 };
      },
    });
    expect(await settled(call('drafts_save', draft))).toMatchObject({ saved_at: 2 });
    expect(shop.calls.map(({ token }) => token)).toEqual(['old', 'new']);
    expect(shop.calls[0]?.key).toBe(shop.calls[1]?.key);
  });

  it('gives up when somebody else signs in instead', async () => {
    speaker.token = 'old';
    speaker.signInAgain = () => Promise.reject(new Problem('not_signed_in'));
    core({
      drafts_save: () => {
        throw new Problem('not_signed_in');
      },
    });
    expect(await settled(call('drafts_save', draft))).toMatchObject({ code: 'not_signed_in' });
  });
});

it('reads the name of a sheet from its header', () => {
  expect(nameIn("inline; filename*=UTF-8''%E5%A7%94%E6%89%98%E4%B9%A6.pdf")).toBe('委托书.pdf');
  expect(nameIn('attachment; filename="a.csv"')).toBe('a.csv');
  expect(nameIn(null)).toBeNull();
});

it('takes any error body as a problem', () => {
  expect(Problem.from({ code: 'bad_vin', field: 'vin', args: {} })).toMatchObject({
    code: 'bad_vin',
    field: 'vin',
  });
  expect(Problem.from('<html>')).toMatchObject({ code: 'internal' });
  expect(Problem.from(null)).toMatchObject({ code: 'internal' });
});
