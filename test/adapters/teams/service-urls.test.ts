import { createServiceUrlCheck } from '../../../adapters/teams/receive/service-urls';

describe('the service URLs that get our token', () => {
  const isTrusted = createServiceUrlCheck(['bots.example.org', 'http://127.0.0.1:4000']);

  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://webchat.botframework.com/',
    'https://bots.example.org/x',
    'http://127.0.0.1:4000/',
  ])('include %s', (url) => {
    expect(isTrusted(url)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:secret@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://evilbotframework.com/',
    'https://trafficmanager.net/',
    'http://127.0.0.1:4001/',
    'smba.trafficmanager.net',
    '',
  ])('do not include %s', (url) => {
    expect(isTrusted(url)).toBe(false);
  });
});
