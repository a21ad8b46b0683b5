//! What can be wrong with signatures and comments: TB55.

kinds! {
    BAD_PUBLIC_KEY = "TB550" "bad-public-key" Error {
        zh: "这不是 Ed25519 公钥：{value}" / "写 PEM 公钥里中间那一行，以 MCowBQYDK2VwAyEA 开头；tongbao review key 会给出这一行。",
        en: "this is no Ed25519 public key: {value}" / "Write the line inside a PEM public key, which begins with MCowBQYDK2VwAyEA; tongbao review key tells it.",
    }
    MISSING_SIGNATURE = "TB551" "missing-signature" Error {
        zh: "《{title}》还没有{role}签名" / "看过以后运行 tongbao review sign {notice} --role {role} --by 姓名。",
        en: "\"{title}\" has not been signed as {role}" / "When it has been read, run tongbao review sign {notice} --role {role} --by NAME.",
    }
    VOID_SIGNATURE = "TB552" "void-signature" Error {
        zh: "{name}的{role}签名已经失效，签名以后有改动：{changed}" / "请{name}再看一遍，重新签名；tongbao review changes {notice} 显示改了什么。",
        en: "the signature of {name} as {role} is void, because the notice was changed after it: {changed}" / "Let {name} read it again and sign anew; tongbao review changes {notice} shows what was changed.",
    }
    SIGNED_OUT_OF_ORDER = "TB553" "signed-out-of-order" Error {
        zh: "{name}的{role}签名不算数：{earlier}还没有有效的签名，或者签得更晚" / "先由{earlier}签名，再由{role}签名。",
        en: "the signature of {name} as {role} does not count: {earlier} has no signature that holds, or a later one" / "Let {earlier} sign first, then {role}.",
    }
    SIGNED_TWICE = "TB554" "signed-twice" Error {
        zh: "{name}已经签了{other}，不能再签{role}" / "换一位同志签{role}。",
        en: "{name} signed as {other} and cannot sign as {role} as well" / "Let somebody else sign as {role}.",
    }
    UNTRUSTED_SIGNATURE = "TB555" "untrusted-signature" Error {
        zh: "{name}的{role}签名验证不过：{reason}" / "用 site.yaml 的 review.keys 里{name}的密钥重新签名。",
        en: "the signature of {name} as {role} cannot be trusted: {reason}" / "Sign anew with the key of {name} in review.keys of site.yaml.",
    }
    UNKNOWN_ROLE = "TB556" "unknown-role" Error {
        zh: "没有“{role}”这个签名角色" / "site.yaml 的 review.roles 里有：{known}。",
        en: "there is no role \"{role}\"" / "review.roles in site.yaml has: {known}.",
    }
    ALREADY_SIGNED = "TB557" "already-signed" Warning {
        zh: "{name}已经签过{role}，内容没有改动，不用再签" / "",
        en: "{name} has signed as {role} already, and nothing has changed since" / "",
    }
}
