import assert from 'node:assert/strict';
import { mediaFileName, safeFileName } from '../../../../../src/extension/groups/media/mediaFileName';

describe('file names from chats', () => {
  it('lose every folder', () => {
    assert.equal(safeFileName('../../etc/passwd'), 'passwd');
    assert.equal(safeFileName('C:\\Users\\me\\run.bat'), 'run.bat');
    assert.equal(safeFileName('/abs/run.log'), 'run.log');
  });

  it('are nothing when nothing is left', () => {
    for (const name of ['..', '.', '', '///', ' . ', '??']) assert.equal(safeFileName(name), undefined);
  });

  it('hide no extension behind direction marks', () => {
    assert.equal(safeFileName('photo\u202egnp.exe'), 'photo_gnp.exe');
  });

  it('are no devices and no hidden files', () => {
    assert.equal(safeFileName('con.txt'), '_con.txt');
    assert.equal(safeFileName('.bashrc'), 'bashrc');
  });

  it('keep their extension when they are cut', () => {
    const name = safeFileName(`${'x'.repeat(300)}.log`);
    assert.equal(name?.length, 100);
    assert.equal(name?.endsWith('.log'), true);
  });

  it('come from the kind and the content type where there is none', () => {
    assert.equal(mediaFileName({ kind: 'image', contentType: 'image/PNG; charset=binary' }), 'image.png');
    assert.equal(mediaFileName({ kind: 'video', claimed: '..', contentType: 'text/html' }), 'video');
  });
});
