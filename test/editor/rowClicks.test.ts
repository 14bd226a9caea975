import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { RowClicks } from '../../src/extension/base/rowClicks';

describe('a click on a row', () => {
  const done: unknown[][] = [];
  let command: vscode.Disposable;

  before(() => {
    command = vscode.commands.registerCommand('seatalk.test.open', (...given: unknown[]) => {
      done.push(given);
    });
  });
  after(() => command.dispose());

  const item = (...given: unknown[]) =>
    Object.assign(new vscode.TreeItem('row'), {
      command: { command: 'seatalk.test.open', title: 'Open', arguments: given },
    });

  it('needs no argument that the editor could have forgotten by then', async () => {
    const clicks = new RowClicks('seatalk.test.click');
    const row = {};
    assert.deepEqual(clicks.kept(row, item('old')).command, { command: 'seatalk.test.click', title: 'Open' });
    // It is announced anew between the drawing of the row and the click.
    clicks.kept(row, item('new', row));
    await clicks.run(row);
    assert.deepEqual(done.splice(0), [['new', row]]);
  });

  it('does nothing where there is no row, or where it means nothing any more', async () => {
    const clicks = new RowClicks('seatalk.test.click');
    const row = {};
    clicks.kept(row, item('old'));
    clicks.kept(row, new vscode.TreeItem('row'));
    await clicks.run(row);
    await clicks.run(undefined);
    assert.deepEqual(done, []);
  });

  it('leaves a command that has no arguments as it is', () => {
    const clicks = new RowClicks('seatalk.test.click');
    assert.equal(clicks.kept({}, item()).command?.command, 'seatalk.test.open');
  });
});
