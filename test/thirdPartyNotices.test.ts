// What others made and the bundles carry is named in the package, with the texts of its licences.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { writeNotices } from '../thirdPartyNotices.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const bundles = [
  'cli.cjs',
  'extension.cjs',
  'features.cjs',
  'layoutWorker.cjs',
  'runner.cjs',
  'webview.js',
  'codicon.css',
]
const maps = bundles.map((name) => join(root, 'dist', `${name}.map`))

describe('third-party notices', () => {
  describe('of the built extension', () => {
    const path = join(root, 'dist/THIRD-PARTY-NOTICES.txt')
    let notices = ''

    before(() => {
      // A build for the package has no source maps, which say here what the bundles are made of.
      if (![...maps, path].every((file) => existsSync(file)))
        execFileSync(process.execPath, ['esbuild.js'], { cwd: root })
      notices = readFileSync(path, 'utf8')
    })

    it('name each package in the source maps, with its version, licence and text', () => {
      const folders = new Set(maps.flatMap(listPackages))
      assert.ok(folders.size > 10, [...folders].join())
      for (const folder of folders) {
        const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
        const notice = findNotice(notices, `${name} ${version}`)
        assert.match(notice, new RegExp(`^License: ${license}$`, 'm'))
        assert.match(notice, /permission|license/i)
        assert.ok(notice.length > 500, notice)
      }
    })

    it('name no package that is only used to build and test', () => {
      for (const name of ['esbuild', 'mocha', 'typescript', 'playwright-core']) {
        assert.doesNotMatch(notices, new RegExp(`^${name} [0-9]`, 'm'))
      }
    })

    it('name what is compiled into the layout’s WebAssembly, and where its source is', () => {
      assert.match(
        findNotice(notices, 'graphviz '),
        /^Source: https:\S*graphviz-[0-9.]+\.tar[^]*Eclipse Public License - v 1\.0/m,
      )
      assert.match(findNotice(notices, 'expat '), /Copyright .*Expat maintainers/)
      assert.match(findNotice(notices, 'emsdk '), /Copyright .*Emscripten authors/)
    })

    it('name the maker of the icons', () => {
      assert.match(findNotice(notices, '@vscode/codicons '), /microsoft[^]*Attribution 4\.0 International/)
    })
  })

  describe('of a package', () => {
    let folder = ''

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'notices-'))
      await writePackage({})
    })
    afterEach(() => rmSync(folder, { recursive: true }))

    async function writePackage(files: Record<string, string>): Promise<void> {
      const place = join(folder, 'node_modules/@some/thing')
      const manifest = JSON.stringify({ name: '@some/thing', version: '1.2.3', license: 'ISC', main: 'main.js' })
      const all = { 'package.json': manifest, 'main.js': 'export const thing = 1', ...files }
      for (const [name, text] of Object.entries(all)) {
        const path = join(place, name)
        await mkdir(join(path, '..'), { recursive: true })
        await writeFile(path, text)
      }
    }

    async function bundleAndWrite(used = 'thing'): Promise<string> {
      const contents = `import { thing } from '@some/thing'; console.log(${used})`
      const stdin = { contents, resolveDir: folder }
      const { metafile } = await build({ stdin, bundle: true, write: false, metafile: true, absWorkingDir: folder })
      return await writeNotices([metafile], folder)
    }

    it('carry every text that it brings', async () => {
      await writePackage({ 'LICENSE.md': 'Do what you like.', NOTICE: 'Made by someone.' })
      assert.match(
        await bundleAndWrite(),
        /@some\/thing 1\.2\.3\nLicense: ISC\n-+\nDo what you like\.\n\nMade by someone\./,
      )
    })

    it('are not written without a text', async () => {
      await assert.rejects(bundleAndWrite(), /licence of @some\/thing is missing/)
    })

    it('are not written while it carries something whose licence nobody looked up', async () => {
      const resolvedDependencies = [{ uri: 'https://example.org/zlib-1.3.1.tar.gz' }]
      const provenance = { predicate: { buildDefinition: { resolvedDependencies } } }
      await writePackage({ LICENSE: 'Do what you like.', 'lib/provenance.json': JSON.stringify(provenance) })
      await assert.rejects(bundleAndWrite(), /carries zlib/)
    })

    it('are not asked for where nothing of it is taken', async () => {
      assert.doesNotMatch(await bundleAndWrite('1'), /@some/)
    })
  })
})

function listPackages(map: string): string[] {
  const { sources }: { sources: string[] } = JSON.parse(readFileSync(map, 'utf8'))
  return sources.flatMap((source) => {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0]
    return folder ? [join(root, 'dist', folder)] : []
  })
}

/** The notice whose heading begins so. */
function findNotice(notices: string, heading: string): string {
  const found = notices.split(/^={80}\n/m).find((notice) => notice.startsWith(heading))
  assert.ok(found, `no notice of ${heading}`)
  return found
}
