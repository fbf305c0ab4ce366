package io.throughline.processors.redaction.detect;

/** Tokens of software services, which nearly all begin with a sign of their own. */
final class VendorKeyDetector extends CompositeDetector {

  private static final TokenTable TOKENS =
      new TokenTable(
          """
          !ghp_ a 36, !gho_ a 36, !ghu_ a 36, !ghs_ a 36, !ghr_ a 36, github_pat_ w 22, !glpat- d 20,
          !gldt- w 20, !glptt- w 20, !glrt- d 20, !glft- w 20, !glimt- w 20, !glagent- w 20,
          !gloas- w 20, !glsoat- w 20, !glcbt- w 20, !glffct- w 20, !glwt- w 20, GR1348941 w 20,
          !xoxb- W 10, xoxp- W 10, xoxa- W 10, xoxr- W 10, xoxo- W 10, xoxs- W 10, xoxe- W 10,
          xoxe. D 10, xapp- W 10, !sk_live_ a 10, !sk_test_ a 10, sk_prod_ a 10, !rk_live_ a 10,
          rk_test_ a 10, rk_prod_ a 10, !whsec_ b 20, sk_ H 32, !SK l 32 32, SK H 32 32, AC H 32 32, !SG. d 40,
          key- A 32, xkeysib- w 64, xsmtpsib- w 64, !npm_ a 30, pypi- w 40, rubygems_ h 40,
          CLOJARS_ a 40, oy2 L 43 43, crates_ A 30, sk-proj- w 20, sk-svcacct- w 20,
          sk-admin- w 20, sk-ant- w 20, sk-or- w 20, sk- W 20, gsk_ A 40, xai- W 40, pplx- A 40,
          r8_ A 30, !hf_ a 30, !api_org_ a 30, co_ A 40, shpat_ h 32, shpca_ h 32, shppa_ h 32,
          shpss_ h 32, ATATT3 d 50, ATCTT3 d 50, ATBB A 28, BBDC- W 40, sq0atp- w 20,
          sq0csp- w 20, EAAA W 22, EAA A 60, glc_ b 32, glsa_ w 32, eyJrIjoi b 40, !hvs. d 20,
          hvb. d 20, hvr. d 20, pul- h 40, PMAK- w 50, PMAT- A 20, lin_api_ a 30,
          lin_oauth_ a 30, NRAK- a 20, NRJS- a 15, NRIQ- w 20, NRII- w 20, NRAL- a 20,
          NRRA- a 20, dt0c01. d 60, dt0s01. d 60, dt0s16. d 60, EZAK a 50 60, EZTK a 50 60,
          FLWSECK w 12, FLWPUBK w 12, fio-u- d 60, ico- A 32, s-s4t2ud- h 64, s-s4t2af- h 64,
          !AKC a 10, !AP0 a 9 100, !AP1 a 9 100, !AP2 a 9 100, !AP3 a 9 100, !AP4 a 9 100, !AP5 a 9 100,
          !AP6 a 9 100, !AP7 a 9 100, !AP8 a 9 100, !AP9 a 9 100, !APA l 9 100, !APB l 9 100,
          !APC l 9 100, !APD l 9 100, !APE l 9 100, !APF l 9 100, cmVmdGtu a 40, cmVmd a 59 59, ntn_ a 40,
          secret_ A 40, sha256~ w 40, !pscale_ d 30, pnu_ a 36, rdme_ a 60, tk-us- w 40,
          API- A 26 26, sntrys_ b 40, sntryu_ h 60, shippo_live_ h 30, shippo_test_ h 30, sgp_ w 40,
          sbp_ h 40, sb_secret_ w 20, !vercel_ a 24, nfp_ A 36, tskey- w 20, tfp_ d 40,
          ops_eyJ b 100, A3- W 33, AGE-SECRET-KEY-1 a 50, p8e- l 30, CFPAT- w 40, duffel_ d 30,
          sl. W 100, phx_ A 40, phc_ A 40, pat. D 60, sat. D 60, !sm_pat_ a 16, !sm_aat_ a 16,
          lsv2_ w 40, doorkeeper_ a 30, figd_ w 40, !dckr_pat_ w 20, dckr_oat_ w 20, ATTA A 60,
          live_ H 35, test_ H 35, pk.eyJ d 60, sk.eyJ d 60, ops_ B 200, wxp_ A 30,
          uploadcare_ a 20, mlsn. H 60, re_ W 32, cio_ A 30, PRT- W 20, ubp_ A 30, nvapi- w 50,
          apify_api_ a 30, pat D 79 79, authress_ d 60, scauth_ d 60, sc_ D 60, ext_ D 60,
          b_ L 44 44, 4b1d A 38 38, dnkey- w 60, ZXlK b 45, pubkey- A 32, pk. D 80, !sm_sat_ a 16,
          squ_ h 40, sqp_ h 40, sqa_ h 40, s. A 24 24, vercel_blob_rw_ w 24,
          access-sandbox- w 36 36, access-production- w 36 36, access-development- w 36 36,
          bkua_ h 40, mdb_sa_sk_ w 30, napi_ A 40, api_live. D 40, api_sandbox. D 40,
          sk_sbox_ A 26, SCW A 17 17, secret-live- w 40, secret-test- w 40, essu_ B 40, fw_ A 22,
          cio A 32 32, CCIPAT_ w 40, ddp_ A 36, rnd_ A 30, live_ A 30, sup_sk_ A 32, pcsk_ w 50,
          AKLT A 40, snyk_uat. d 60, snyk_sat. d 60, cflt B 56 60, EXO H 24 24, rak_ h 40, _gitlab_session= a 32 32,
          live_pub_ h 31 31, test_pub_ h 31 31, aio_ A 26 36, odt_ A 30 40, dp.sa. a 40, dp.scim. a 40,
          dp.audit. a 40, dt0s02. d 60, dt0s08. d 60, EAACEdEose0cBA a 10, shltm_ w 38, ion_ A 42 42,
          pat-na1- w 36 36, pat-eu1- w 36 36, slk_ h 64 64, hawk. D 41 41, BBFF- a 28, VF.DM. d 36,
          tkn.v1_ b 60, sec-c- w 36 40, amzn.mws. w 36 36, amzn1.oa2-cs.v1. h 64 64, rootly_ h 64 64,
          aivenv1 B 100, pk_ H 34 34, mka_ A 43 43, waka_ w 36 36, secret- A 40, NF- A 32 32, lip_ A 20 20
          """);

  @Override
  public String name() {
    return "vendor_key";
  }

  VendorKeyDetector() {
    super(new Prefixed(), new Shaped(), new Discord(), new NewRelic(), new ServiceTokens());
  }

  private static final class Prefixed implements Detector {

    @Override
    public String name() {
      return "vendor_key";
    }

    @Override
    public Gate gate() {
      return TOKENS.gate();
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      TOKENS.detect(text, sink);
    }
  }

  private static final class Shaped implements Detector {

    @Override
    public String name() {
      return "vendor_key";
    }

    @Override
    public Gate gate() {
      return Gate.grams("\\-us\\d", "\\d\\:AA", "hook", "TRIB", "tlas", "_mmk", "\\d\\|\\t\\t");
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      ShapedTokens.detect(text, sink);
    }
  }

  private static final class Discord implements Detector {

    @Override
    public String name() {
      return "vendor_key";
    }

    @Override
    public Gate gate() {
      return Gate.besideLongToken("\\b\\=M\\t\\t", "\\b\\=N\\t\\t", "\\b\\=O\\t\\t");
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      ShapedTokens.discord(text, sink);
    }
  }

  private static final class NewRelic implements Detector {

    @Override
    public String name() {
      return "vendor_key";
    }

    @Override
    public Gate gate() {
      return Gate.besideLongToken("\\=N\\=R\\=A\\=L");
    }

    @Override
    public void detect(Text text, FindingSink sink) {
      ShapedTokens.newRelic(text, sink);
    }
  }
}
