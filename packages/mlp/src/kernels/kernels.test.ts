import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { corners } from '../../test-support/corners.js';

const { X, y } = corners(['hub', 'camera', 'printer']);
const quick = { hiddenLayerSizes: [8], maxIter: 3 };

/** The classifier of modules that are loaded anew, as what they find in the engine is found once. */
async function load() {
  vi.resetModules();
  return { ...(await import('../classifiers/mlp-classifier.js')), ...(await import('../mlp-error.js')) };
}

describe('the choice of a kernel', () => {
  beforeEach(() => {
    vi.unstubAllGlobals();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.doUnmock('./wasm-kernel.js');
  });

  /** As where a content security policy forbids compiling. */
  function forbidWebAssembly(): void {
    class Module {
      constructor() {
        throw new Error('refused to compile');
      }
    }
    vi.stubGlobal('WebAssembly', { Module });
  }

  it('is JavaScript where WebAssembly cannot be compiled, with the same result', async () => {
    const expected = new (await load()).MLPClassifier(quick).fit(X, y).state;
    forbidWebAssembly();
    const { MLPClassifier } = await load();
    expect(new MLPClassifier(quick).fit(X, y).state).toEqual(expected);
  });

  it('is JavaScript where there is no WebAssembly at all', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    const { MLPClassifier } = await load();
    expect(new MLPClassifier(quick).fit(X, y).nIter).toBe(3);
  });

  it('fails where WebAssembly is asked for by name, or by the precision that it alone has', async () => {
    forbidWebAssembly();
    const { MLPClassifier, KernelUnavailableError } = await load();
    for (const options of [{ kernel: 'wasm' }, { precision: 'f32' }] as const) {
      const fit = () => new MLPClassifier({ ...quick, ...options }).fit(X, y);
      expect(fit).toThrow(KernelUnavailableError);
      expect(fit).toThrow('the wasm kernel cannot run here: refused to compile');
    }
  });

  it('is JavaScript where the memory of WebAssembly does not suffice', async () => {
    vi.doMock('./wasm-kernel.js', async () => {
      const { KernelMemoryError } = await import('../mlp-error.js');
      return {
        WasmKernel: class {
          setRows() {
            throw new KernelMemoryError(60);
          }
        },
      };
    });
    const { MLPClassifier, KernelMemoryError } = await load();
    expect(new MLPClassifier(quick).fit(X, y).nIter).toBe(3);
    const fit = () => new MLPClassifier({ ...quick, kernel: 'wasm' }).fit(X, y);
    expect(fit).toThrow(KernelMemoryError);
  });
});
