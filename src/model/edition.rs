//! Editions: who may read what.

/// 版本. What does not belong to an edition is dropped when the model is made; nothing later has seen it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// 社会公开
    #[default]
    Public,
    /// 党内公开: everything, marked as internal on every page.
    Internal,
}

impl Edition {
    pub const ALL: [Edition; 2] = [Edition::Public, Edition::Internal];

    /// What an author writes for each.
    pub const WORDS: &'static [(&'static str, Edition)] =
        &[(Edition::Public.name(), Edition::Public), (Edition::Internal.name(), Edition::Internal)];

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.name() == name)
    }

    pub const fn name(self) -> &'static str {
        match self {
            Edition::Public => "public",
            Edition::Internal => "internal",
        }
    }
}
