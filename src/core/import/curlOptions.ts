/** What an option of curl does to the request. `value` and `flag` do nothing to it. */
export type OptionEffect =
  | 'url'
  | 'method'
  | 'header'
  | 'data'
  | 'dataRaw'
  | 'dataBinary'
  | 'json'
  | 'get'
  | 'head'
  | 'next'
  | 'userAgent'
  | 'referer'
  /** A credential that curl puts into a header. */
  | 'credential'
  /** It makes a body of another kind, or reads one that is not in the command. */
  | 'foreignBody'
  | 'value'
  | 'flag'
  | 'unknown';

const effects: Readonly<Record<string, OptionEffect>> = {
  url: 'url',
  request: 'method',
  header: 'header',
  data: 'data',
  'data-ascii': 'data',
  'data-raw': 'dataRaw',
  'data-binary': 'dataBinary',
  json: 'json',
  get: 'get',
  head: 'head',
  next: 'next',
  'user-agent': 'userAgent',
  referer: 'referer',
  user: 'credential',
  cookie: 'credential',
  'oauth2-bearer': 'credential',
  'proxy-user': 'credential',
  'data-urlencode': 'foreignBody',
  form: 'foreignBody',
  'form-string': 'foreignBody',
  'upload-file': 'foreignBody',
  config: 'foreignBody',
};

/** Options with a value that is not part of the request. */
const withValue = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers connect-timeout connect-to continue-at
  cookie-jar create-file-mode crlfile curves delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url
  dump-header ech egd-file engine etag-compare etag-save expect100-timeout happy-eyeballs-timeout-ms hostpubmd5
  hostpubsha256 hsts interface ip-tos keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port
  login-options max-filesize max-redirs max-time netrc-file noproxy output output-dir parallel-max pass pinnedpubkey
  preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers
  proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
  proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy1.0 pubkey quote random-file range rate
  request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5
  socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option time-cond tls-max tls13-ciphers
  tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket url-query variable vlan-priority
  write-out`.split(/\s+/),
);

/** Options without a value that do nothing to the request; each may also be written with `no-` before it. */
const withoutValue = new Set(
  `alpn anyauth append basic buffer cert-status clobber compressed compressed-ssh create-dirs crlf digest
  disable disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure fail fail-early
  fail-with-body false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc
  ftp-ssl-control globoff haproxy-protocol help http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3
  http3-only ignore-content-length include insecure ipv4 ipv6 junk-session-cookies keepalive list-only location
  location-trusted mail-rcpt-allowfails manual metalink negotiate netrc netrc-optional npn ntlm ntlm-wb
  parallel parallel-immediate path-as-is post301 post302 post303 progress-bar progress-meter proxy-anyauth
  proxy-basic proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast
  proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw remote-header-name remote-name remote-name-all
  remote-time remove-on-error retry-all-errors retry-connrefused sasl-ir sessionid show-error show-headers
  silent skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert
  ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers tcp-fastopen
  tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids
  trace-time use-ascii verbose version xattr`.split(/\s+/),
);

/** The long name of each short option that has a value or does something to the request. */
const shortNames: Readonly<Record<string, string>> = {
  A: 'user-agent',
  b: 'cookie',
  c: 'cookie-jar',
  C: 'continue-at',
  d: 'data',
  D: 'dump-header',
  e: 'referer',
  E: 'cert',
  F: 'form',
  G: 'get',
  H: 'header',
  I: 'head',
  K: 'config',
  m: 'max-time',
  o: 'output',
  P: 'ftp-port',
  Q: 'quote',
  r: 'range',
  t: 'telnet-option',
  T: 'upload-file',
  u: 'user',
  U: 'proxy-user',
  w: 'write-out',
  x: 'proxy',
  X: 'request',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
  ':': 'next',
};

export interface CurlOption {
  /** Its long name; of a short one without meaning for the request, the letter. */
  readonly name: string;
  readonly effect: OptionEffect;
}

export function longOption(name: string): CurlOption {
  const known = Object.hasOwn(effects, name) ? effects[name] : undefined;
  return { name, effect: known ?? (withValue.has(name) ? 'value' : isFlag(name) ? 'flag' : 'unknown') };
}

function isFlag(name: string): boolean {
  return withoutValue.has(name) || withoutValue.has(name.replace(/^no-/, ''));
}

export function shortOption(letter: string): CurlOption {
  const name = Object.hasOwn(shortNames, letter) ? shortNames[letter] : undefined;
  return name === undefined
    ? { name: letter, effect: 'flag' }
    : name === 'ftp-port'
      ? { name, effect: 'value' }
      : longOption(name);
}

export function takesValue({ effect }: CurlOption): boolean {
  return !['flag', 'unknown', 'get', 'head', 'next'].includes(effect);
}
