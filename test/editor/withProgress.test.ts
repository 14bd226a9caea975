import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withPatientProgress, withProgress } from '../../src/extension/base/withProgress';
import { FakeClock, settle } from '../support/fakeClock';

interface Notice {
  readonly options: vscode.ProgressOptions;
  readonly reports: unknown[];
  readonly source: vscode.CancellationTokenSource;
}

describe('progress with cancel', () => {
  const original = vscode.window.withProgress;
  let notices: Notice[];

  const replaceWith = (value: unknown) =>
    Object.defineProperty(vscode.window, 'withProgress', { value, configurable: true, writable: true });

  beforeEach(() => {
    notices = [];
    replaceWith(
      (
        options: vscode.ProgressOptions,
        task: (
          progress: { report(step: unknown): void },
          token: vscode.CancellationToken,
        ) => Thenable<unknown>,
      ) => {
        const notice = { options, reports: [] as unknown[], source: new vscode.CancellationTokenSource() };
        notices.push(notice);
        return task({ report: (step) => notice.reports.push(step) }, notice.source.token);
      },
    );
  });
  afterEach(() => {
    replaceWith(original);
  });

  const untilCancelled = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));

  it('is shown at once, reports, and aborts the signal on Cancel', async () => {
    const ended = withProgress('Sending', (signal, report) => {
      report('message 1 of 2');
      report('message 2 of 2', 50);
      return untilCancelled(signal);
    });
    const [notice] = notices;
    assert.ok(notice);
    assert.equal(notice.options.title, 'Sending');
    assert.equal(notice.options.cancellable, true);
    assert.deepEqual(notice.reports, [
      { message: 'message 1 of 2' },
      { message: 'message 2 of 2', increment: 50 },
    ]);
    notice.source.cancel();
    assert.equal(await ended, 'cancelled');
  });

  it('passes on what the work throws', async () => {
    await assert.rejects(
      withProgress('Sending', () => Promise.reject(new Error('offline'))),
      /offline/u,
    );
  });

  it('with patience is never shown for work that ends soon, and leaves no timer', async () => {
    const clock = new FakeClock();
    assert.equal(await withPatientProgress(clock, 'Reading', async () => 'done'), 'done');
    await assert.rejects(
      withPatientProgress(clock, 'Reading', () => Promise.reject(new Error('offline'))),
      /offline/u,
    );
    assert.equal(notices.length, 0);
    assert.equal(clock.armed, 0);
  });

  it('with patience begins with what was reported last', async () => {
    const clock = new FakeClock();
    const ended = withPatientProgress(clock, 'Sending', (signal, report) => {
      report('message 1 of 2');
      report('message 2 of 2');
      return untilCancelled(signal);
    });
    await clock.advance(700);
    await settle();
    const [notice] = notices;
    assert.ok(notice);
    assert.deepEqual(notice.reports, [{ message: 'message 2 of 2' }]);
    notice.source.cancel();
    assert.equal(await ended, 'cancelled');
  });

  it('with patience is shown once the work takes long, and can be cancelled', async () => {
    const clock = new FakeClock();
    const ended = withPatientProgress(clock, 'Reading', untilCancelled);
    await clock.advance(699);
    assert.equal(notices.length, 0);
    await clock.advance(1);
    await settle();
    const [notice] = notices;
    assert.ok(notice);
    notice.source.cancel();
    assert.equal(await ended, 'cancelled');
  });
});
