import type { TestContext } from 'node:test';
import type { World } from '../../src/core/ports.ts';
import type { Release } from '../../src/core/release.ts';
import { releasesIn } from '../../src/outside/release-folder.ts';
import { makeRelease } from '../../src/publish/release/make-release.ts';
import { makeApp } from '../../src/web/app.ts';
import { temporaryDirectory } from './fake-world.ts';
import type { App } from './open-house.ts';

/** A world whose releases stand in a temporary directory with one in it, and the application over that. */
export async function released(
  t: TestContext,
  world: World,
): Promise<{ readonly world: World; readonly app: App; readonly release: Release; readonly directory: string }> {
  const directory = temporaryDirectory(t);
  const releases = releasesIn(directory);
  const whole: World = { ...world, releases };
  const release = await makeRelease(whole, releases);
  return { world: whole, app: makeApp(whole), release, directory };
}
