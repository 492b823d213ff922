import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import JSZip from 'jszip';
import { writeTeamsPackage } from '../../../adapters/teams/package';

const APP_ID = '3f2c7a51-8f0e-4f6c-9f43-0c1f7b7e9a10';
const assets = join(__dirname, '../../../adapters/teams/app-package');

describe('the Teams app package', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teams-package-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (name = 'app.zip'): Promise<Buffer> => {
    const to = join(folder, name);
    await writeTeamsPackage({ appId: APP_ID, version: '1.2.3', assets, to });
    return readFile(to);
  };
  const entry = async (name: string): Promise<Buffer> => {
    const zip = await JSZip.loadAsync(await write());
    const found = zip.file(name);
    if (!found) throw new Error(`${name} is missing`);
    return found.async('nodebuffer');
  };

  it('holds the manifest and both icons, and nothing else', async () => {
    const zip = await JSZip.loadAsync(await write());
    expect(Object.keys(zip.files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
  });

  it('has a manifest that fits the schema of its version, for this app', async () => {
    const manifest = JSON.parse((await entry('manifest.json')).toString());
    const folder = `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}`;
    const schema = jest.requireActual(`${folder}/MicrosoftTeams.schema.json`);
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
    ajv.validate(schema, manifest);
    expect(ajv.errors).toBeNull();
    const ofThisApp = [{ botId: APP_ID }];
    expect(manifest).toMatchObject({
      ...{ id: APP_ID, version: '1.2.3' },
      ...{ bots: ofThisApp, composeExtensions: ofThisApp },
    });
    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s with %i x %i pixels', async (name, size) => {
    const png = await entry(name);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('is the same every time', async () => {
    expect(await write('a.zip')).toEqual(await write('b.zip'));
  });

  it('is not written for an app id that is none', async () => {
    const options = { appId: 'my bot', version: '1.0.0', assets, to: join(folder, 'x.zip') };
    await expect(writeTeamsPackage(options)).rejects.toMatchObject({ code: 'teams/app-id' });
  });
});
