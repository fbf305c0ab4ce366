package io.throughline.sample.shop;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Plain AWS clients for endpoints on this machine. */
public final class Aws {

  private static final StaticCredentialsProvider ANYBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private Aws() {}

  public static SqsClient sqs(String endpoint) {
    return SqsClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(ANYBODY)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public static SnsClient sns(String endpoint) {
    return SnsClient.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(ANYBODY)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
