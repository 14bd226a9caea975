import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import { showLocalEnvironment, withVariables } from '../../src/extension/local/localEnvironment';
import { createServices } from '../../src/extension/session/services';
import type { TestContext } from '../support/extensionContext';
import { testContext } from '../support/extensionContext';
import { enter } from './quickPickKeys';
import { Dialogs } from './sendDialogs';

const SECRET = 'invented-secret-2';

describe('credentials of the local SeaTalk', () => {
  let window: TestContext;
  let dialogs: Dialogs;
  const file = () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, '.env');
  };
  const onDisk = async () => Buffer.from(await vscode.workspace.fs.readFile(file())).toString();
  const write = async () => {
    const { apps } = createServices(window.context);
    apps.upsertLocal(
      { name: 'Local SeaTalk', appId: 'MDAwMDAwMDAwMDAx', baseUrl: 'http://127.0.0.1:4000' },
      { secret: SECRET, signingSecret: 'invented-signing-1' },
      [],
    );
    await enter(showLocalEnvironment(apps));
  };

  beforeEach(() => {
    window = testContext();
    dialogs = new Dialogs();
  });

  afterEach(async () => {
    dialogs.dispose();
    await window.dispose();
    await vscode.workspace.fs.delete(file()).then(undefined, () => undefined);
  });

  it('go into a new .env of the workspace, and no editor is opened', async () => {
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    await write();
    assert.match(await onDisk(), /^SEATALK_BASE_URL=http:\/\/127\.0\.0\.1:4000$/mu);
    assert.match(await onDisk(), new RegExp(`^SEATALK_APP_SECRET=${SECRET}$`, 'mu'));
    assert.match(await onDisk(), /^SEATALK_SIGNING_SECRET=invented-signing-1$/mu);
    assert.match((await dialogs.find(/written to/u)).message, /out of version control/u);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), before);
  });

  it('change only their own lines of an .env that is there, after a question', async () => {
    await vscode.workspace.fs.writeFile(file(), Buffer.from('PORT=8080\nSEATALK_APP_ID=old\nDEBUG=1\n'));
    dialogs.press(/^Update/u);
    await write();
    assert.match(await onDisk(), /^PORT=8080\nSEATALK_APP_ID=MDAwMDAwMDAwMDAx\nDEBUG=1\nSEATALK_BASE_URL=/u);
  });

  it('leave an .env alone when the question is not answered', async () => {
    await vscode.workspace.fs.writeFile(file(), Buffer.from('PORT=8080\n'));
    await write();
    assert.equal(await onDisk(), 'PORT=8080\n');
    assert.equal((await dialogs.find(/Update the SeaTalk variables/u)).modal, true);
  });

  it('end with one line break, whatever was there before', () => {
    const variables = [['A', '1']] as const;
    assert.equal(withVariables('', variables), 'A=1\n');
    assert.equal(withVariables('B=2', variables), 'B=2\nA=1\n');
    assert.equal(withVariables('A=0\r\nB=2\r\n', variables), 'A=1\nB=2\n');
  });
});
