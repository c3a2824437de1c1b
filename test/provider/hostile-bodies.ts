/** Just below what is read of one answer, so that all of it is looked at. */
const size = 2_000_000

const fill = (part: string, length = size): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length)
const list = (part: string, count: number): string =>
  Array.from({ length: count }, () => part).join(',')
const keys = (count: number, value: string): string =>
  Array.from({ length: count }, (_, at) => `"key${at}":${value}`).join(',')

/** Texts of one sign or word, for expressions that search again from each place. */
const runs: readonly string[] = [
  'a-',
  '-',
  'a',
  'A1!a',
  '"',
  '\\"',
  '\\',
  "'",
  '"a"',
  '"a" ',
  '"token"',
  '"token":',
  '"token" \n',
  '"password":"',
  'password=',
  'password="',
  'token',
  'api_key-',
  'Bearer ',
  'Bearer\t\t\t\t',
  '1|',
  '12|abc',
  '<',
  '<a ',
  '<a>',
  '<title',
  '<title>',
  '</',
  '<!--',
  '<![CDATA[',
  '<?a',
  '&lt;',
  '&',
  '%41',
  'a@',
  '@',
  'a.',
  '.',
  ',',
  ' ',
  '\n',
  '\u0000',
  '\u202e',
  'é',
  '😀',
  '{',
  '[',
  '[[],',
  '{"a":',
  '{"data":',
  '[{"data":[',
  '{"a":1,',
]

/** Well-formed JSON: deep, wide, or with something endless where a reader looks. */
const jsons: readonly string[] = [
  `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  `${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}`,
  `[${list('1', size / 2)}]`,
  `[${list('{}', 600_000)}]`,
  `{"data":[${list('1', 99_000)}]}`,
  `{"data":[${list('{}', 99_000)}]}`,
  `{"data":[${list('{"id":"x","name":"example.com"}', 40_000)}]}`,
  `{"data":[${list('{"id":1,"username":"a@example.com"}', 40_000)}]}`,
  `{"data":[${list('{"id":"x","username":"a@example.com"}', 40_000)}],"status":"completed"}`,
  `{"data":[${list('{"id":1,"name":"stranger.com","status":"1"}', 40_000)}],"last_page":99999}`,
  `{"data":[{"id":1,"name":"example.com","name_servers":[${list('1', 90_000)}]}]}`,
  `{"data":[{"id":1,"name":"example.com","name_servers":"${fill('a.example,')}"}]}`,
  `{"data":[{"id":1,"name":"${fill('a.')}"}]}`,
  `{"data":[{"id":1,"name":"${fill('é')}"}]}`,
  `{"data":[{"id":1,"username":"${fill('a')}@example.com"}]}`,
  `{${keys(99_000, '1')}}`,
  `{${keys(49_000, '{}')}}`,
  `{"message":"${fill('a-')}"}`,
  `{"message":"${fill('a')}"}`,
  `{"errors":{${keys(500, `"${fill('a.', 2000)}"`)}}}`,
  `{"errors":{${keys(500, `"${fill('route ', 2000)}"`)}}}`,
  `{"errors":{${keys(500, `"${fill("domain 'a", 2000)}"`)}}}`,
  `{"errors":[${list(`"${fill('is not registered ', 1000)}"`, 1500)}]}`,
  `{"errors":[${list('[["a"]]', 30_000)}],"message":"no"}`,
  `{"nameservers":{"hosts":[${list('1', 99_000)}]}}`,
  `{"nameservers":{"hosts":[${list('"a.example.net"', 99_000)}]}}`,
  `{"eppStatuses":[${list('1', 99_000)}],"suspensions":[${list('1', 900)}]}`,
  `{"suspensions":[${list('{"reasonCode":1}', 90_000)}]}`,
  `{"items":[${list('{"name":"bücher.example"}', 60_000)}],"total":1}`,
  `{"items":[${list('{"name":5}', 90_000)}],"total":999999999}`,
  `{"status":"${fill('completed')}","report":["${fill('password=')}"]}`,
  `{"token":"${fill('x')}"}`,
  `{"detail":"${fill('token=')}","data":[${list('{"field":"a","details":["b"]}', 40_000)}]}`,
]

const envelope = (inner: string, status = 'OK'): string =>
  `<ApiResponse Status="${status}" xmlns="http://api.namecheap.com/xml.response">${inner}</ApiResponse>`

/** Namecheap's XML: deep, wide, or endless where a reader looks. */
const xmls: readonly string[] = [
  envelope(fill('a')),
  envelope(fill('a', 500_000)),
  envelope(fill('&lt;', 500_000)),
  envelope('<a>'.repeat(5000)),
  envelope('<a/>'.repeat(400_000)),
  envelope('<a/>'.repeat(1900)),
  envelope(`<Errors>${'<Error Number="1">x</Error>'.repeat(950)}</Errors>`, 'ERROR'),
  envelope(`<Errors>${'<Error>x</Error>'.repeat(60_000)}</Errors>`, 'ERROR'),
  envelope(`<Errors><Error Number="0">${fill('ip ', 500_000)}</Error></Errors>`, 'ERROR'),
  envelope(`<Errors><Error Number="0">${fill('domain ', 500_000)}</Error></Errors>`, 'ERROR'),
  envelope(`<Errors><Error Number="0">${fill('1.', 500_000)}</Error></Errors>`, 'ERROR'),
  envelope(`<a ${fill('a="b" ', 500_000)}/>`),
  envelope(`<a ${fill('a ', 500_000)}/>`),
  envelope(`<a b="${fill('<', 4000)}"/>`),
  envelope(`<a b='${fill('"', 3900)}'/>`.repeat(120)),
  envelope(`<!--${fill('-', 500_000)}-->`),
  envelope(`<![CDATA[${fill(']', 500_000)}]]>`),
  envelope(`<?${fill('?', 500_000)}?>`),
  envelope(
    `<CommandResponse><DomainDNSGetListResult>${'<Nameserver>a.example.net</Nameserver>'.repeat(950)}</DomainDNSGetListResult></CommandResponse>`,
  ),
  envelope(
    `<CommandResponse><DomainGetListResult>${'<Domain Name="bücher.example"/>'.repeat(1900)}</DomainGetListResult><Paging><TotalItems>9</TotalItems></Paging></CommandResponse>`,
  ),
]

/** Bodies that cost an attacker nothing to write, each of at most 2 MB, by who reads them. */
export const hostileBodies = {
  anybody: runs.map(run => fill(run, 400_000)),
  json: jsons,
  xml: xmls,
} as const
