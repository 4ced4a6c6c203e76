import { isExcepted, readProxy } from '../../../src/settings/proxy';

test('no proxy is read where none is named', () => {
  expect(readProxy({})).toBeUndefined();
  expect(readProxy({ HTTPS_PROXY: ' ', NO_PROXY: '*' })).toBeUndefined();
});

test.each([
  ['http://proxy.nhs.example:8080', 'http://proxy.nhs.example:8080'],
  ['http://proxy.nhs.example:8080/', 'http://proxy.nhs.example:8080'],
  ['proxy.nhs.example:8080', 'http://proxy.nhs.example:8080'],
  ['proxy:8080', 'http://proxy:8080'],
  [' https://proxy.nhs.example ', 'https://proxy.nhs.example'],
  ['http://ward:p%40ss@proxy.nhs.example:8080', 'http://ward:p%40ss@proxy.nhs.example:8080'],
  ['ward:secret@10.1.2.3:3128', 'http://ward:secret@10.1.2.3:3128'],
])('the address “%s” is read as %s, in either spelling', (given, read) => {
  expect(readProxy({ HTTPS_PROXY: given })?.https).toBe(read);
  expect(readProxy({ https_proxy: given })?.https).toBe(read);
});

test('https and http addresses have a proxy each', () => {
  expect(readProxy({ HTTPS_PROXY: 'one:1', http_proxy: 'two:2', no_proxy: ' a.example ' })).toEqual(
    {
      https: 'http://one:1',
      http: 'http://two:2',
      except: 'a.example',
    },
  );
});

test.each(['socks5://proxy:1080', 'http://', 'two words'])(
  'the address “%s” is named as wrong, without its value',
  (given) => {
    expect(() => readProxy({ HTTPS_PROXY: given })).toThrow(/^(?!.*1080).*HTTPS_PROXY is not/s);
  },
);

test.each<[string, string, number, boolean]>([
  ['', 'slack.com', 443, false],
  ['*', 'slack.com', 443, true],
  ['* ', 'slack.com', 443, true],
  ['slack.com', 'slack.com', 443, true],
  ['Slack.com', 'SLACK.com', 443, true],
  ['slack.com', 'wss-primary.slack.com', 443, true],
  ['.slack.com', 'wss-primary.slack.com', 443, true],
  ['*.slack.com', 'wss-primary.slack.com', 443, true],
  ['slack.com', 'notslack.com', 443, false],
  ['slack.com:443', 'slack.com', 443, true],
  ['slack.com:8443', 'slack.com', 443, false],
  ['localhost, slack.com ', 'slack.com', 443, true],
  ['localhost slack.com', 'slack.com', 443, true],
  ['10.1.2.3', '10.1.2.3', 443, true],
  ['10.1.2.3:80', '10.1.2.3', 443, false],
  ['::1', '[::1]', 443, true],
  ['[::1]:443', '[::1]', 443, true],
  ['[::1]:80', '::1', 443, false],
])('with “%s” excepted, is %s:%i reached directly? %s', (except, host, port, directly) => {
  expect(isExcepted(except, host, port)).toBe(directly);
});
