/**
 * A certificate that signs itself, for localhost and 127.0.0.1, until 2126. It exists for tests only: nobody trusts it, and its key
 * protects nothing.
 */
export const untrusted = {
  key: pem(
    'PRIVATE KEY',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3NS5DCtyS7vdHt+yupcFVMZ9oAEPHxuEph7stPwNMEuhRANCAAQm' +
      'SgVLSiGBfejnhaw/Y1qYuKWWI3JdCKZDDS0lThRoWgmeah73krW+VEBoDfEqvfQW7LqoNxg1fGeG0wfsnbtC',
  ),
  cert: pem(
    'CERTIFICATE',
    'MIIBpDCCAUugAwIBAgIURuxFbCzlXkUEAkWDIc1JpGtw+Z8wCgYIKoZIzj0EAwIwGTEXMBUGA1UEAwwOdW50cnVzdGVkLnRlc3Qw' +
      'IBcNMjYxMTI4MTMwMDM0WhgPMjEyNjExMDQxMzAwMzRaMBkxFzAVBgNVBAMMDnVudHJ1c3RlZC50ZXN0MFkwEwYHKoZIzj0CAQYI' +
      'KoZIzj0DAQcDQgAEJkoFS0ohgX3o54WsP2NamLilliNyXQimQw0tJU4UaFoJnmoe95K1vlRAaA3xKr30Fuy6qDcYNXxnhtMH7J27' +
      'QqNvMG0wHQYDVR0OBBYEFAQBB6k2gTFh6mQkaywKkmGvWoWGMB8GA1UdIwQYMBaAFAQBB6k2gTFh6mQkaywKkmGvWoWGMA8GA1Ud' +
      'EwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoGCCqGSM49BAMCA0cAMEQCIEzx+j+d7+kxupvz9lCqvqJ5' +
      '0kVRu2dq+Of8ThmuCzCBAiBPuDg3iTUVA2E/JP7CNAqYp5MFwzDl4/MFrTQb/bFxLw==',
  ),
};

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}
