import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound as NoSuchObject,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { ByteRange } from "./byte-range.ts";
import { NotFound } from "./errors.ts";
import type { Files } from "./file-store.ts";
import { writeAside } from "./files-disk.ts";

type Bucket = { client: S3Client; name: string };

/** Files in a bucket: `s3://name?endpoint=https://…&region=…`; the keys come from AWS's own variables. */
export function openS3(url: URL): Files {
  const bucket = { client: connect(url), name: url.hostname };
  return {
    put: async (bytes) => {
      const { temporary, ...kept } = await writeAside(bytes, join(tmpdir(), "tirek-uploads"));
      try {
        if (!(await has(bucket, kept.sha256))) await send(bucket, { ...kept, temporary });
        return kept;
      } finally {
        await rm(temporary, { force: true });
      }
    },
    read: (sha256, range) => read(bucket, { sha256, range }),
    has: (sha256) => has(bucket, sha256),
    list: () => list(bucket),
  };
}

function connect(url: URL): S3Client {
  const endpoint = url.searchParams.get("endpoint");
  return new S3Client({
    region: url.searchParams.get("region") ?? "us-east-1",
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Stores other than Amazon's refuse the checksums that newer clients add of themselves.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

async function send(
  { client, name }: Bucket,
  { sha256, size, temporary }: { sha256: string; size: number; temporary: string },
): Promise<void> {
  await client.send(
    new PutObjectCommand({
      Bucket: name,
      Key: sha256,
      Body: createReadStream(temporary),
      ContentLength: size,
    }),
  );
}

async function read(
  { client, name }: Bucket,
  { sha256, range }: { sha256: string; range: ByteRange | undefined },
): Promise<ReadableStream> {
  const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
  const { Body } = await client
    .send(new GetObjectCommand({ Bucket: name, Key: sha256, Range }))
    .catch((error: unknown) => {
      throw error instanceof NoSuchKey ? new NotFound(`${sha256} is not in the store`) : error;
    });
  if (!Body) throw new Error(`the store gave no bytes for ${sha256}`);
  return Body.transformToWebStream();
}

async function has({ client, name }: Bucket, sha256: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: name, Key: sha256 }));
    return true;
  } catch (error) {
    if (error instanceof NoSuchObject) return false;
    throw error;
  }
}

async function* list({ client, name }: Bucket): AsyncIterable<string> {
  let from: string | undefined;
  do {
    const answer = await client.send(
      new ListObjectsV2Command({ Bucket: name, ContinuationToken: from }),
    );
    for (const { Key } of answer.Contents ?? []) if (Key) yield Key;
    from = answer.NextContinuationToken;
  } while (from);
}
