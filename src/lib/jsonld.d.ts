declare module "jsonld" {
  const jsonld: {
    canonize(
      document: object,
      options: {
        algorithm: "RDFC-1.0";
        format: "application/n-quads";
        safe: boolean;
        documentLoader(
          url: string,
        ): Promise<{ contextUrl: null; documentUrl: string; document: object }>;
      },
    ): Promise<string>;
  };
  export = jsonld;
}
