import assert from 'node:assert/strict';
import { mediaFileName, diskFileName } from '../../../../../src/extension/groups/media/mediaFileName';

describe('file names from chats', () => {
  it('lose every folder', () => {
    assert.equal(diskFileName('../../etc/passwd'), 'passwd');
    assert.equal(diskFileName('C:\\Users\\me\\run.bat'), 'run.bat');
    assert.equal(diskFileName('/abs/run.log'), 'run.log');
  });

  it('are nothing when nothing is left', () => {
    for (const name of ['..', '.', '', '///', ' . ', '??']) assert.equal(diskFileName(name), undefined);
  });

  it('hide no extension behind direction marks', () => {
    assert.equal(diskFileName('photo\u202egnp.exe'), 'photo_gnp.exe');
  });

  it('are no devices and no hidden files', () => {
    assert.equal(diskFileName('con.txt'), '_con.txt');
    assert.equal(diskFileName('.bashrc'), 'bashrc');
  });

  it('keep their extension when they are cut', () => {
    const name = diskFileName(`${'x'.repeat(300)}.log`);
    assert.equal(name?.length, 100);
    assert.equal(name?.endsWith('.log'), true);
  });

  it('come from the kind and the content type where there is none', () => {
    assert.equal(mediaFileName({ kind: 'image', contentType: 'image/PNG; charset=binary' }), 'image.png');
    assert.equal(mediaFileName({ kind: 'video', claimed: '..', contentType: 'text/html' }), 'video');
  });
});
