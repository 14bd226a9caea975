import assert from 'node:assert/strict';
import { SeaTalkError } from '../../../../src/client/errors';
import type { IssuedToken, TokenSourceOptions } from '../../../../src/client/token/tokenSource';
import { TokenSource } from '../../../../src/client/token/tokenSource';
import type { StoredToken, TokenStore } from '../../../../src/client/token/tokenStore';
import { FakeClock, settle } from '../../../support/fakeClock';
import { deferred } from '../support/fakeTransport';

/** What several windows share. */
class SharedStore implements TokenStore {
  saved: StoredToken | undefined;
  readonly #listeners = new Set<() => void>();
  load = () => Promise.resolve(this.saved);
  save = (token: StoredToken | undefined) => {
    this.saved = token;
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  };
  onDidChange = (listener: () => void) => {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  };
}

/** A platform that issues tokens, counting over all windows. */
class Issuer {
  issued = 0;
  readonly #clock: FakeClock;
  constructor(clock: FakeClock) {
    this.#clock = clock;
  }
  issue = (): Promise<IssuedToken> => {
    this.issued += 1;
    return Promise.resolve({
      token: `invented-token-${this.issued}`,
      expire: this.#clock.now() / 1000 + 7200,
    });
  };
}

function setUp(options: Partial<TokenSourceOptions> = {}) {
  const clock = new FakeClock();
  const issuer = new Issuer(clock);
  const window = (more: Partial<TokenSourceOptions> = {}) =>
    new TokenSource({
      appId: 'invented-app-1',
      baseUrl: 'https://platform.example',
      secret: () => Promise.resolve('invented-secret-1'),
      issue: issuer.issue,
      clock,
      hide: () => ({ dispose: () => undefined }),
      ...options,
      ...more,
    });
  return { clock, issuer, window };
}

const wrongSecret = () =>
  new SeaTalkError({ kind: 'auth', endpoint: 'getAppAccessToken', reason: 'wrong', code: 1000 });

describe('the token of an app', () => {
  it('is asked for once however many callers want it', async () => {
    const { issuer, window } = setUp();
    const source = window();
    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.get()));
    assert.deepEqual([...new Set(tokens)], ['invented-token-1']);
    assert.equal(issuer.issued, 1);
  });

  it('is not to be had while the app secret cannot be read, and is asked for again afterwards', async () => {
    const { issuer, window } = setUp();
    let locked = true;
    const source = window({
      secret: () =>
        locked
          ? Promise.reject(new Error('locked: invented-secret-1'))
          : Promise.resolve('invented-secret-1'),
    });
    await assert.rejects(source.get(), (error) => {
      assert.ok(error instanceof SeaTalkError);
      assert.equal(error.kind, 'credentials_unreadable');
      assert.equal(error.mayHaveBeenDelivered, false);
      assert.doesNotMatch(error.stack ?? '', /invented/u);
      return true;
    });
    assert.equal(issuer.issued, 0);
    locked = false;
    assert.equal(await source.get(), 'invented-token-1');
  });

  it('is kept until five minutes before its end', async () => {
    const { clock, issuer, window } = setUp();
    const source = window();
    await source.get();
    await clock.advance(7_200_000 - 300_001);
    assert.equal(await source.get(), 'invented-token-1');
    assert.equal(issuer.issued, 1);
  });

  it('is renewed early without anybody waiting for it', async () => {
    const { clock, issuer, window } = setUp();
    const source = window();
    await source.get();
    await clock.advance(7_200_000 - 200_000);
    assert.equal(await source.get(), 'invented-token-1');
    await settle();
    assert.equal(await source.get(), 'invented-token-2');
    assert.equal(issuer.issued, 2);
  });

  it('serves to its end when no new one can be had', async () => {
    const clock = new FakeClock();
    let requests = 0;
    const { window } = setUp({
      clock,
      issue: () => {
        requests += 1;
        return requests === 1
          ? Promise.resolve({ token: 'invented-token-1', expire: 7200 })
          : Promise.reject(
              new SeaTalkError({ kind: 'connect', endpoint: 'getAppAccessToken', reason: 'down' }),
            );
      },
    });
    const source = window();
    await source.get();
    await clock.advance(7_200_000 - 60_000);
    assert.equal(await source.get(), 'invented-token-1');
    await clock.advance(50_000);
    await assert.rejects(source.get(), { kind: 'connect' });
  });

  it('is never used past its end', async () => {
    const { clock, window } = setUp();
    const source = window();
    await source.get();
    await clock.advance(7_200_000);
    assert.equal(source.current(), undefined);
    assert.equal(await source.get(), 'invented-token-2');
  });

  it('is refused when it has ended before it came', async () => {
    const { window } = setUp({ issue: () => Promise.resolve({ token: 'invented-token-1', expire: 0 }) });
    const source = window();
    await assert.rejects(source.get(), { kind: 'bad_answer' });
    assert.equal(source.current(), undefined);
  });

  it('is not asked for without a secret', async () => {
    const { issuer, window } = setUp({ secret: () => Promise.resolve(undefined) });
    await assert.rejects(window().get(), { kind: 'no_credentials' });
    assert.equal(issuer.issued, 0);
  });

  it('is asked for anew after a rejection, once for all who were rejected with it', async () => {
    const { issuer, window } = setUp();
    const source = window();
    const token = await source.get();
    source.reject(token);
    const renewed = await source.get();
    source.reject(token);
    assert.equal(await source.get(), renewed);
    assert.equal(issuer.issued, 2);
  });

  it('that was on its way when it was invalidated is not used', async () => {
    const first = deferred<IssuedToken>();
    let requests = 0;
    const { window } = setUp({
      issue: () => {
        requests += 1;
        return requests === 1
          ? first.promise
          : Promise.resolve({ token: 'invented-token-new', expire: 7200 });
      },
    });
    const source = window();
    const waiting = source.get();
    await settle();
    source.invalidate();
    first.resolve({ token: 'invented-token-old', expire: 7200 });
    assert.equal(await waiting, 'invented-token-new');
    assert.equal(source.current(), 'invented-token-new');
  });

  it('does not fail callers with an error that came after it was invalidated', async () => {
    const first = deferred<IssuedToken>();
    let requests = 0;
    const { window } = setUp({
      issue: () => {
        requests += 1;
        return requests === 1
          ? first.promise
          : Promise.resolve({ token: 'invented-token-new', expire: 7200 });
      },
    });
    const source = window();
    const waiting = source.get();
    await settle();
    source.invalidate();
    first.reject(wrongSecret());
    assert.equal(await waiting, 'invented-token-new');
  });

  it('is not asked for with a secret the platform just called wrong, until the secret changes or a minute passed', async () => {
    const clock = new FakeClock();
    let secret = 'invented-secret-wrong';
    let requests = 0;
    const { window } = setUp({
      clock,
      secret: () => Promise.resolve(secret),
      issue: (used) => {
        requests += 1;
        return used === 'invented-secret-wrong'
          ? Promise.reject(wrongSecret())
          : Promise.resolve({ token: 'invented-token-1', expire: 7200 });
      },
    });
    const source = window();
    for (let call = 0; call < 5; call += 1) await assert.rejects(source.get(), { kind: 'auth', code: 1000 });
    assert.equal(requests, 1);
    // Set back by an hour, the machine's clock does not make the minute longer.
    clock.jump(-3_600_000);
    await clock.advance(60_000);
    await assert.rejects(source.get(), { code: 1000 });
    assert.equal(requests, 2);
    secret = 'invented-secret-right';
    assert.equal(await source.get(), 'invented-token-1');
  });

  it('is asked for again at once after another failure', async () => {
    let requests = 0;
    const { window } = setUp({
      issue: () => {
        requests += 1;
        return requests === 1
          ? Promise.reject(
              new SeaTalkError({ kind: 'connect', endpoint: 'getAppAccessToken', reason: 'down' }),
            )
          : Promise.resolve({ token: 'invented-token-1', expire: 7200 });
      },
    });
    const source = window();
    await assert.rejects(source.get(), { kind: 'connect' });
    assert.equal(await source.get(), 'invented-token-1');
  });
});

describe('a token shared by windows', () => {
  it('is asked for by the first and taken by the second', async () => {
    const store = new SharedStore();
    const { issuer, window } = setUp({ store });
    const first = window();
    await first.get();
    const second = window();
    assert.equal(await second.get(), 'invented-token-1');
    assert.equal(issuer.issued, 1);
  });

  it('is one in the end even when both windows asked at once', async () => {
    const store = new SharedStore();
    const { window } = setUp({ store });
    const [first, second] = [window(), window()];
    await Promise.all([first.get(), second.get()]);
    await settle();
    assert.equal(first.current(), store.saved?.token);
    assert.equal(second.current(), store.saved?.token);
  });

  it('is taken over when another window has a newer one', async () => {
    const store = new SharedStore();
    const { clock, issuer, window } = setUp({ store });
    const [first, second] = [window(), window()];
    await first.get();
    await second.get();
    await clock.advance(1_000);
    second.reject('invented-token-1');
    await second.get();
    await settle();
    assert.equal(first.current(), 'invented-token-2');
    assert.equal(issuer.issued, 2);
  });

  it('replaces one that was rejected, without another request', async () => {
    const store = new SharedStore();
    const { clock, issuer, window } = setUp({ store: { load: store.load, save: store.save } });
    const [first, second] = [window(), window()];
    await first.get();
    await second.get();
    await clock.advance(1_000);
    second.reject('invented-token-1');
    await second.get();
    first.reject('invented-token-1');
    assert.equal(await first.get(), 'invented-token-2');
    assert.equal(issuer.issued, 2);
  });

  it('that was rejected here is not taken again', async () => {
    const store = new SharedStore();
    const { issuer, window } = setUp({ store });
    const source = window();
    source.reject(await source.get());
    assert.equal(await source.get(), 'invented-token-2');
    assert.equal(issuer.issued, 2);
  });

  it('is forgotten everywhere when it is invalidated', async () => {
    const store = new SharedStore();
    const { window } = setUp({ store });
    const source = window();
    await source.get();
    source.invalidate();
    assert.equal(store.saved, undefined);
    assert.equal(await source.get(), 'invented-token-2');
  });

  for (const [other, more] of [
    ['app', { appId: 'invented-app-2' }],
    ['address', { baseUrl: 'https://elsewhere.example' }],
    ['secret', { secret: () => Promise.resolve('invented-secret-2') }],
  ] as const) {
    it(`is not used for another ${other}`, async () => {
      const store = new SharedStore();
      const { issuer, window } = setUp({ store });
      await window().get();
      assert.equal(await window(more).get(), 'invented-token-2');
      assert.equal(issuer.issued, 2);
    });
  }

  it('that makes no sense is left alone', async () => {
    const { issuer, window } = setUp({
      store: { load: () => Promise.resolve({ token: 5 } as never), save: () => Promise.resolve() },
    });
    assert.equal(await window().get(), 'invented-token-1');
    assert.equal(issuer.issued, 1);
  });

  it('is not missed when the store fails', async () => {
    const { window } = setUp({
      store: {
        load: () => Promise.reject(new Error('locked')),
        save: () => Promise.reject(new Error('locked')),
      },
    });
    assert.equal(await window().get(), 'invented-token-1');
  });

  it('is no longer watched after disposal', async () => {
    const store = new SharedStore();
    const { clock, window } = setUp({ store });
    const [first, second] = [window(), window()];
    await first.get();
    first.dispose();
    await clock.advance(1_000);
    second.reject('invented-token-1');
    await second.get();
    await settle();
    assert.equal(first.current(), 'invented-token-1');
    await assert.rejects(first.get(), { kind: 'cancelled' });
  });
});
