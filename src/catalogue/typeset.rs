//! What the type faces of GB/T 9704-2012 are called.

phrases! {
    FACE_OF_TITLES { "小标宋", "Song for titles (小标宋)" }
    FACE_FANG { "仿宋", "FangSong (仿宋)" }
    FACE_KAI { "楷体", "Kai (楷体)" }
    FACE_HEI { "黑体", "Hei (黑体)" }
    FACE_SONG { "宋体", "Song (宋体)" }
}
