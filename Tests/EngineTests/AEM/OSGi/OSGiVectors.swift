/// Files and the values that the reference reader, Felix's own, finds in them.
enum OSGiVectors {
  /// A file, and `OUT {name=Type:<value>, …}` or `ERR` and the reason.
  static let all: [(file: String, result: String)] = [
    (
      "a=\"x=y\"\nb=\"2\"\n",
      "ERR Unexpected token 34; expected: 61 (line=0, pos=12)"
    ),
    (
      "a=\"x\\=y\"\nb=\"2\"\n",
      "OUT {a=String:<x=y>, b=String:<2>}"
    ),
    (
      "secret=\"abc=\"\nz=\"2\"\n",
      "OUT {secret=String:<abc>}"
    ),
    (
      "secret=\"abc==\"\nz=\"2\"\n",
      "OUT {secret=String:<abc>}"
    ),
    (
      "a=\"x\"y\"\nb=\"2\"\n",
      "ERR Unexpected token 34; expected: 61 (line=0, pos=12)"
    ),
    (
      "a=\"has space\"\n",
      "OUT {a=String:<has space>}"
    ),
    (
      "a=\"line1\nline2\"\n",
      "OUT {a=String:<line1\nline2>}"
    ),
    (
      "a = \"1\"\n  b  =  I\"2\"\n",
      "OUT {a=String:<1>, b=Integer:<2>}"
    ),
    (
      "c=(\"\\\"iss\\\"\\ :\\ \\\"ORG@AdobeOrg\\\"\")\n",
      "OUT {c=Collection(String:<\"iss\" : \"ORG@AdobeOrg\">)}"
    ),
    (
      "c=[\"\\\"iss\\\"\\ :\\ \\\"ORG@AdobeOrg\\\"\"]\n",
      "OUT {c=String[String:<\"iss\" : \"ORG@AdobeOrg\">]}"
    ),
    (
      "c=[ \\\r\n  \"foo\", \\\r\n  \"bar\", \\\r\n  ]\r\n",
      "OUT {c=String[String:<foo>, String:<bar>]}"
    ),
    (
      "c=[\"foo\",\"bar\"]\n",
      "OUT {c=String[String:<foo>, String:<bar>]}"
    ),
    (
      "c=[\"foo\"\n,\"bar\"]\n",
      "OUT {c=String[String:<foo>, String:<bar>]}"
    ),
    (
      "c=[\"foo\" \"bar\"]\nd=\"1\"\n",
      "ERR Unexpected token 34; expected: 61 (line=0, pos=19)"
    ),
    (
      "c=(\"foo\",)\n",
      "OUT {c=Collection(String:<foo>)}"
    ),
    (
      "c=[]\n",
      "OUT {c=String[]}"
    ),
    (
      "c=()\n",
      "OUT {c=Collection()}"
    ),
    (
      "c=\"\"\n",
      "OUT {c=String:<>}"
    ),
    (
      "# comment\na=\"1\"\n# other\nb=\"2\"\n",
      "OUT {a=String:<1>, b=String:<2>}"
    ),
    (
      "a=\"1\" # trailing\nb=\"2\"\n",
      "OUT {a=String:<1>, b=String:<2>}"
    ),
    (
      "a=B\"true\"\nb=B\"TRUE\"\nc=B\"yes\"\n",
      "OUT {a=Boolean:<true>, b=Boolean:<true>, c=Boolean:<false>}"
    ),
    (
      "a=I\"x\"\n",
      "ERR number"
    ),
    (
      "a=I\" 5\"\n",
      "ERR number"
    ),
    (
      "a=true\nb=\"2\"\n",
      "OUT {rue\nb=String:<2>}"
    ),
    (
      "a=unquoted\nb=\"2\"\n",
      "OUT {nquoted\nb=String:<2>}"
    ),
    (
      "a=T\"t\"\n",
      "OUT {a=String:<t>}"
    ),
    (
      "a=Q\"t\"\nb=\"1\"\n",
      "OUT {}"
    ),
    (
      "a=\"\\u00e9\\u0041\"\n",
      "OUT {a=String:<éA>}"
    ),
    (
      "a=\"é ü 漢\"\n",
      "OUT {a=String:<é ü 漢>}"
    ),
    (
      "service.pid=\"x\"\nfelix.fileinstall.filename=\"f\"\n",
      "OUT {felix.fileinstall.filename=String:<f>, service.pid=String:<x>}"
    ),
    (
      "a=\"1\"\na=\"2\"\n",
      "OUT {a=String:<2>}"
    ),
    (
      "\u{FEFF}a=\"1\"\n",
      "OUT {\u{FEFF}a=String:<1>}"
    ),
    (
      "my\\ key=\"1\"\n",
      "OUT {my key=String:<1>}"
    ),
    (
      "my\\=key=\"1\"\n",
      "OUT {my=key=String:<1>}"
    ),
    (
      "a=F\"1080452710\"\nb=D\"4615288898129284301\"\nc=L\"7\"\nd=l[\"1\",\"2\"]\ne=S\"3\"\nf=X\"4\"\ng=C\"z\"\n",
      "OUT {a=Float:<3.6>, b=Double:<3.6>, c=Long:<7>, d=long[Long:<1>, Long:<2>], e=Short:<3>, f=Byte:<4>, g=Character:<z>}"
    ),
    (
      "",
      "OUT {}"
    ),
    (
      "a\n",
      "ERR Unexpected token 78; expected: 61 (line=1, pos=4)"
    ),
    (
      "a=\"no end",
      "OUT {a=String:<no end>}"
    ),
    (
      "a=\"1\";b=\"2\"\n",
      "OUT {;b=String:<2>, a=String:<1>}"
    ),
    (
      "a:\"1\"\n",
      "ERR Unexpected token 34; expected: 61 (line=0, pos=5)"
    ),
    (
      "a=\"tab\\tnl\\n\"\n",
      "OUT {a=String:<tab\tnl\n>}"
    ),
    (
      "a=\"c:\\\\dir\"\n",
      "OUT {a=String:<c:\\dir>}"
    ),
    (
      "a=\"c:\\dir\"\n",
      "OUT {a=String:<c:dir>}"
    ),
    (
      "auth.access.token.request=\"https://ims-na1.adobelogin.com/ims/token/v3\"\r\nauth.token.provider.scope=\"read_pc.dma_smart_content,\\ openid,\\ AdobeID,\\ additional_info.projectedProductContext\"\r\n",
      "OUT {auth.access.token.request=String:<https://ims-na1.adobelogin.com/ims/token/v3>, auth.token.provider.scope=String:<read_pc.dma_smart_content, openid, AdobeID, additional_info.projectedProductContext>}"
    ),
    (
      "auth.access.token.request=\"https://h/p?a=b\"\nx=\"1\"\n",
      "ERR Unexpected token 34; expected: 61 (line=0, pos=48)"
    ),
    (
      "{ \"a\": \"1\" }\n",
      "ERR Unexpected token 34; expected: 61 (line=0, pos=5)"
    ),
    (
      "{\n  \"a\": \"1\"\n}\n",
      "ERR Unexpected token 34; expected: 61 (line=1, pos=4)"
    ),
    (
      "a=\"1\"\r\r\nb=\"2\"\n",
      "OUT {a=String:<1>, b=String:<2>}"
    ),
    (
      "a=\"1\"\rb=\"2\"\r",
      "ERR Unexpected token 78; expected: 61 (line=2, pos=6)"
    ),
  ]
}
